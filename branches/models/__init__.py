"""Tables of organisations, people and posts."""

from branches.models.acknowledgement import Acknowledgement
from branches.models.appraisal import Appraisal, Incentive
from branches.models.area import AreaKeeper, ResponsibilityArea
from branches.models.area_score import AreaScore
from branches.models.branch import TemporaryBranch
from branches.models.extension import BranchExtension
from branches.models.founding import FoundingMember, FoundingRequest
from branches.models.grant import UnitGroupGrant, UnitUserGrant
from branches.models.handover import HandoverLine
from branches.models.joint import JointAgreement, JointBuilding, JointPartner
from branches.models.officer import PartyAffairsOfficer
from branches.models.owned import InUnit
from branches.models.paper import IssuedPaper
from branches.models.performance import PerformanceNote
from branches.models.permit import FormPermit
from branches.models.person import PartyGroup, Person, TemporaryMembership
from branches.models.phase import PhaseChange
from branches.models.pledge import Pledge, PledgeItem
from branches.models.post import Post
from branches.models.project import Project
from branches.models.relation import RelationTransfer
from branches.models.rule import Duty, WorkingRule
from branches.models.selection import CadreSelection
from branches.models.squad import AssaultTeam
from branches.models.squad_parts import SquadMember, SquadMilestone
from branches.models.training import Training, TrainingParticipant
from branches.models.unit import Unit

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
