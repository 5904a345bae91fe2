"""Certificates, trust bundles and signatures: who may say what, and how one checks it."""
