"""The visit on the laptop: its log, the rules of marking and closing, its papers."""
