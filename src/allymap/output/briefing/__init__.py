"""Briefings as hand-outs: pages composed once from scenes, then written as .pptx, .pdf, .html or Markdown."""
