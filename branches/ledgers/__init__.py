"""The ledgers of organisations and people, as declarations. Importing this registers them."""

from branches.ledgers.acknowledgement import Acknowledgements
from branches.ledgers.area import Areas
from branches.ledgers.branch import TemporaryBranches
from branches.ledgers.cadres import Officers
from branches.ledgers.founding import FoundingRequests
from branches.ledgers.joint import Agreements, JointBuildings, Partners
from branches.ledgers.merit import Appraisals, Incentives
from branches.ledgers.milestone import Milestones
from branches.ledgers.paper import IssuedPapers
from branches.ledgers.people import People
from branches.ledgers.performance import PerformanceNotes
from branches.ledgers.pledge import Pledges
from branches.ledgers.post import Posts
from branches.ledgers.project import Projects
from branches.ledgers.relation import RelationTransfers
from branches.ledgers.roster import Roster
from branches.ledgers.rules import WorkingRules
from branches.ledgers.selection import Selections
from branches.ledgers.squad import Squads
from branches.ledgers.training import Trainings

__all__ = [
    "Acknowledgements",
    "Agreements",
    "Appraisals",
    "Areas",
    "FoundingRequests",
    "Incentives",
    "IssuedPapers",
    "JointBuildings",
    "Milestones",
    "Officers",
    "Partners",
    "People",
    "PerformanceNotes",
    "Pledges",
    "Posts",
    "Projects",
    "RelationTransfers",
    "Roster",
    "Selections",
    "Squads",
    "TemporaryBranches",
    "Trainings",
    "WorkingRules",
]
