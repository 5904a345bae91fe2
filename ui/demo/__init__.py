"""The demo: what a first look at the program is furnished with."""
