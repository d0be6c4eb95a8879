"""Any number of articles: parts made here, in processes or on a cluster, and kept in a folder.

`cadrage.scale.run.annotate_file` is the door. Workers import `cadrage.scale.part` alone, so nothing
is imported here.
"""
