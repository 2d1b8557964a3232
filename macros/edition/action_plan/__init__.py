"""The plan of a reader as an action plan: its columns, the forms that show them, and its words.

columns.yml declares the columns once, each file in forms/ is one form: which columns, in which order, with which
headings, and what the states of a plan are called there. An office adds its own form as one more file.
"""

from .declaration import Form, PlanColumn, plan_columns, plan_forms, plan_words
from .proposals import Proposal, proposal_of

__all__ = ["Form", "PlanColumn", "Proposal", "plan_columns", "plan_forms", "plan_words", "proposal_of"]
