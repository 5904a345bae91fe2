"""The district office: cases and their states, received packages, decisions, receipts.

A visit is known here only through its facts and a byte reader; the road a package came by
(``sync``) hands in what it has already proved.
"""
