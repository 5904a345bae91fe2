"""The marking screen: header, tree, clauses, evidence."""
