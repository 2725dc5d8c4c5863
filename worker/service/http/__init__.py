"""Feeds and pages from strangers' servers: safely, and with manners."""

from worker.service.http.client import HttpClient
from worker.service.http.options import ClientLimits, ClientOptions, PaceRules
from worker.service.http.pace import Place
from worker.service.http.responses import FeedResponse, Redirect

__all__ = ["ClientLimits", "ClientOptions", "FeedResponse", "HttpClient", "PaceRules", "Place", "Redirect"]
