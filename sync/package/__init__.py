"""The signed package of a visit: how it is written, and how a strict reader takes it apart."""
