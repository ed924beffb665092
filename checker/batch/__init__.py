"""Many packs: the same check, by several workers of this machine or by a cluster, with a report of each kept as it goes.

A worker checks one pack at a time and knows nothing of the others; whoever hands the work out keeps the order. So reports are the same
to the byte however many work at them, and wherever."""
