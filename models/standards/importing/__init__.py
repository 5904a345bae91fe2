"""Standards as offices send them: Word and Excel in, a draft to look at, an edition out.

archive → xmltree → word | sheets → columns → recognise → Draft → corrections → publish → pack.
Nothing in a foreign file is ever followed, run or computed, and nothing is written by halves.
"""
