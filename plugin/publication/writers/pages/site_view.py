"""Makes of public records what a page tells of them, in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from ....participation import dates
from ....participation.codes import PROMISES, Level, MomentKind, MomentState, Phase, Precision
from ....participation.times import UTC, iso_local, local_date
from ....participation.words import Text
from ... import phrases
from ...records import PublicMoment, PublicNeighbourhood, PublicPlan, PublicSite, StatusStep
from ..calendar import own_file
from .views import AgendaEntry, Area, AreaView, MomentView, PlanView, SiteView, in_list, shortened, with_feedback
from .where import share_words

SUMMARY_IN_LIST = 180
_FAR_AHEAD = datetime.max.replace(tzinfo=UTC)


def moment_view(moment: PublicMoment, timezone: str, language: str, at: datetime) -> MomentView:
    """One moment as a page that is made at an instant (aware) tells it."""
    return _Teller(timezone, language, at).moment(moment)


def site_view(site: PublicSite, language: str, sizes: Sequence[Text | None]) -> SiteView:
    """Everything one publication shows, told in one language ("nl" or "en"). sizes: of the plans, as `size_words` says
    them."""
    teller = _Teller(site.timezone, language, site.at)
    names = {area.code: in_list(area.naam) for area in site.wijken}
    moments: dict[str | None, list[MomentView]] = defaultdict(list)
    for moment in site.momenten:
        moments[moment.plan_id].append(teller.moment(moment))
    plans = tuple(teller.plan(plan, size, moments[plan.id], names) for plan, size in zip(site.plannen, sizes))
    loose = tuple(moments[None])
    return SiteView(plans, tuple(_areas(site, plans, loose)), loose)


def _areas(site: PublicSite, plans: tuple[PlanView, ...], loose: tuple[MomentView, ...]) -> Iterable[AreaView]:
    plans_of: dict[str, list[PlanView]] = defaultdict(list)
    for plan in plans:
        for area in plan.areas:
            plans_of[area.code].append(plan)
    children: dict[str | None, list[PublicNeighbourhood]] = defaultdict(list)
    for child in site.wijken:
        children[child.hoort_bij].append(child)
    everywhere = tuple(plan for plan in plans if plan.record.hele_gemeente and not plan.areas)
    wijken = [area for area in site.wijken if area.is_wijk]
    for wijk in sorted(wijken, key=lambda area: (area.naam.casefold(), area.code)):
        here = (*plans_of[wijk.code], *everywhere)
        own = [one for one in loose if one.record.hele_gemeente or wijk.code in one.record.wijkcodes]
        around = (area for area in site.wijken if area.code == wijk.hoort_bij != site.gemeente)
        near = (wijk, *children[wijk.code], *around)
        associations = [one for area in near for one in area.verenigingen]
        yield AreaView(
            area=Area(wijk.code, in_list(wijk.naam)),
            goals=wijk.doelen,
            sub_areas=tuple(sorted(in_list(child.naam) for child in children[wijk.code])),
            plans=here,
            agenda=_agenda(here, own, site.at),
            feedback=with_feedback(own),
            # the town need not be an area itself, nor what the wijk lies in
            associations=(*associations, *site.verenigingen),
        )


def _agenda(plans: Iterable[PlanView], loose: Iterable[MomentView], t: datetime) -> tuple[AgendaEntry, ...]:
    entries = [AgendaEntry(moment, plan.record.slug) for plan in plans for moment in plan.moments]
    entries += [AgendaEntry(moment, None) for moment in loose]
    ahead = [entry for entry in entries if entry.moment.record.einde is None or entry.moment.record.einde > t]
    return tuple(sorted(ahead, key=lambda entry: (entry.moment.record.begin or _FAR_AHEAD, entry.moment.record.id)))


@dataclass(frozen=True)
class _Teller:
    timezone: str
    language: str
    at: datetime

    def plan(self, plan: PublicPlan, size: Text | None, moments: list[MomentView], names: dict[str, str]) -> PlanView:
        level = Level.of(plan.niveau) if plan.niveau else None
        return PlanView(
            record=plan,
            name=in_list(plan.naam),
            summary=shortened(plan.samenvatting, SUMMARY_IN_LIST) if plan.samenvatting else None,
            phase=self._label(Phase, plan.fase),
            level=self._say(level.label) if level else None,
            promise=self._say(PROMISES[level]) if level else None,
            areas=tuple(Area(code, in_list(name)) for code, name in zip(plan.wijkcodes, plan.wijken)),
            shares=tuple(self._say(words) if words else None for words in share_words(plan.wijkaandelen)),
            sub_areas=tuple(names[code] for code in plan.buurtcodes if code in names),
            size=self._say(size) if size else None,
            course=course_text(plan.statusverloop, self.timezone),
            moments=tuple(moments),
            updated=self._day(plan.bijgewerkt_op),
        )

    def moment(self, moment: PublicMoment) -> MomentView:
        label = MomentKind.of(moment.soort).label
        kind = self._say(label)
        # one without a title of its own carries its kind, in Dutch as all public fields
        own_title = None if moment.titel == label.nl else moment.titel
        title = own_title or kind
        vague = not Precision.of(moment.tijd_precisie).is_exact
        in_own_words = vague and bool(moment.periode_tekst)
        is_dated = moment.begin is not None and moment.einde is not None
        cancelled = moment.staat == MomentState.CANCELLED
        is_over = moment.einde is not None and moment.einde <= self.at
        told_on = moment.terugkoppeling_op
        return MomentView(
            record=moment,
            title=title,
            has_own_title=bool(own_title),
            kind=kind if kind.casefold() != title.casefold() else None,
            # a meeting of the council asks nobody, whatever the level of its plan
            level=self._label(Level, moment.niveau) if moment.vraagt_inbreng or moment.niveau == Level.INFORM else None,
            state=None if moment.staat == MomentState.PLANNED else self._label(MomentState, moment.staat),
            when=self._when(moment),
            was=self._was(moment),
            begin=iso_local(moment.begin, self.timezone) if moment.begin else None,
            end=iso_local(moment.einde, self.timezone) if moment.einde else None,
            counts=not cancelled and (is_dated or in_own_words),
            vague=vague,
            in_own_words=in_own_words,
            goes_on=not cancelled and not is_over,
            feedback_from=iso_local(told_on, self.timezone) if told_on else None,
            feedback_day=self._day(told_on) if told_on else None,
            calendar=own_file(moment, self.at),
        )

    def _when(self, moment: PublicMoment) -> str | None:
        told = phrases.when_published(moment, self.timezone)
        return None if told is None else self._say(told)

    def _was(self, moment: PublicMoment) -> str | None:
        if moment.vorig_begin is None or moment.vorig_einde is None:
            return None
        before = phrases.when_before(moment.vorig_begin, moment.vorig_einde, moment.tijd_precisie, self.timezone)
        return self._say(before)

    def _day(self, moment: datetime) -> str:
        return self._say(dates.day(local_date(moment, self.timezone)))

    def _label(self, kind: type[Level] | type[Phase] | type[MomentState], value: str | None) -> str | None:
        return self._say(kind.of(value).label) if value else None

    def _say(self, text: Text) -> str:
        return text.in_language(self.language)


def course_text(steps: Iterable[StatusStep], timezone: str, shorter: Mapping[str, str] = MappingProxyType({})) -> str:
    """The course as "status;instant status meedoen;…": what an attribute can hold without quotes. shorter: what stands
    for an instant."""

    def words(step: StatusStep) -> Iterable[str]:
        if step.vanaf:
            instant = iso_local(step.vanaf, timezone)
            yield shorter.get(instant, instant)
        yield step.status
        if step.meedoen:
            yield "meedoen"

    return ";".join(" ".join(words(step)) for step in steps)
