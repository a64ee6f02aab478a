"""The ledgers of organisations and people, as declarations. Importing this registers them."""

from branches.acknowledgements.ledger import Acknowledgements
from branches.areas.ledger import Areas
from branches.cadres.ledger import Officers
from branches.founding.ledger import FoundingRequests
from branches.joint.ledger import Agreements, JointBuildings, Partners
from branches.life.ledger import TemporaryBranches
from branches.merit.ledger import Appraisals, Incentives
from branches.papers.ledger import IssuedPapers
from branches.performance.ledger import PerformanceNotes
from branches.pledges.ledger import Pledges
from branches.projects.ledger import Projects
from branches.relations.ledger import RelationTransfers
from branches.roster.ledger import Roster
from branches.rules.ledger import WorkingRules
from branches.selection.ledger import Selections
from branches.squads.ledger import Squads
from branches.squads.milestone_ledger import Milestones
from branches.training.ledger import Trainings
from organisation.people.ledger import People
from organisation.posts.ledger import Posts

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
