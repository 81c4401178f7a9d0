"""The room of the API, which its modules fill."""

from flask import Blueprint

from web.programs import ROOT

bp = Blueprint("api", __name__, url_prefix=ROOT)
