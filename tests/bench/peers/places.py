"""Where `make bench-peers` puts the peers: a folder of their own."""

from tests.places import ROOT

PEERS = ROOT / "build" / "peers"
