"""Maps: documents as points, near each other where they use the same terms, and the neighbours of one."""
