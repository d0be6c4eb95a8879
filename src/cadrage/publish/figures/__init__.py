"""The report's drawings: each takes finished frames and gives a figure with its data under it."""

from cadrage.publish.figures.frames import frames
from cadrage.publish.figures.network import network
from cadrage.publish.figures.scores import scores
from cadrage.publish.figures.sizes import sizes
from cadrage.publish.figures.timeline import timeline
from cadrage.publish.figures.voices import voices

__all__ = ["frames", "network", "scores", "sizes", "timeline", "voices"]
