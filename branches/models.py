"""Tables of organisations, people and posts."""

from branches.acknowledgements.models import Acknowledgement
from branches.area_scores.models import AreaScore
from branches.areas.models import AreaKeeper, ResponsibilityArea
from branches.cadres.models import PartyAffairsOfficer
from branches.founding.models import FoundingMember, FoundingRequest
from branches.handover.models import HandoverLine
from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from branches.life.models import BranchExtension, TemporaryBranch
from branches.merit.models import Appraisal, Incentive
from branches.milestones.models import SquadMilestone
from branches.papers.models import IssuedPaper
from branches.performance.models import PerformanceNote
from branches.permits.models import FormPermit
from branches.pledges.models import Pledge, PledgeItem
from branches.projects.models import PhaseChange, Project
from branches.relations.models import RelationTransfer
from branches.rules.models import Duty, WorkingRule
from branches.selection.models import CadreSelection
from branches.squads.models import AssaultTeam, SquadMember
from branches.training.models import Training, TrainingParticipant
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post, UnitGroupGrant, UnitUserGrant
from organisation.units.models import InUnit, Unit

__all__ = [
    "Acknowledgement",
    "Appraisal",
    "AreaKeeper",
    "AreaScore",
    "AssaultTeam",
    "BranchExtension",
    "CadreSelection",
    "Duty",
    "FormPermit",
    "FoundingMember",
    "FoundingRequest",
    "HandoverLine",
    "InUnit",
    "Incentive",
    "IssuedPaper",
    "JointAgreement",
    "JointBuilding",
    "JointPartner",
    "PartyAffairsOfficer",
    "PartyGroup",
    "PerformanceNote",
    "Person",
    "PhaseChange",
    "Pledge",
    "PledgeItem",
    "Post",
    "Project",
    "RelationTransfer",
    "ResponsibilityArea",
    "SquadMember",
    "SquadMilestone",
    "TemporaryBranch",
    "TemporaryMembership",
    "Training",
    "TrainingParticipant",
    "Unit",
    "UnitGroupGrant",
    "UnitUserGrant",
    "WorkingRule",
]
