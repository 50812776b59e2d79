"""QGIS's own attribute forms of the store's layers: in tabs, from the one definition of each field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFieldConstraints,
    QgsRelation,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QLocale

from ...host.language import language, spoken
from ...participation.code import Code
from ...participation.fields import Field, Kind
from ...participation.times import ENDS_TOO_EARLY
from ...participation.words import Text
from ...store.tables import Table
from .form_tabs import CONTACT, MORE, TABS
from .map_tips import map_tip, name_of

_CHILDREN = {
    ("plan", "plan_contact"): Text("Contacten", "Contacts"),
    ("plan", "plan_neighbourhood"): Text("Wijken", "Neighbourhoods"),
    ("contact", "plan_contact"): Text("Plannen", "Plans"),
}
_YES, _NO, _DERIVED = Text("Ja", "Yes"), Text("Nee", "No"), Text("(afgeleid)", "(derived)")
_KEPT_BY_THE_STORE = ("slug", "phase_since")

_NO_LINK = Text(
    "Begin met https://, http://, mailto: of tel:.",
    "Begin with https://, http://, mailto: or tel:.",
)
_NO_NAME = Text("Geef het plan een naam.", "Give the plan a name.")


def arrange_form(layer: QgsVectorLayer, table: Table, relations: Sequence[QgsRelation], times_as_text: bool) -> None:
    """Give a layer its form, its map tip and the names of its fields. `relations`: all of the project's group.
    times_as_text: a time is typed, since a date-time widget would lose some on this computer."""
    for field in table.fields:
        _arrange_field(layer, field, times_as_text)
        begins = table.record.__dataclass_fields__[field.name].default
        if isinstance(begins, Code):
            # the store fills it in as well; so one sees that a new record is a draft
            value = QgsDefaultValue(QgsExpression.quotedValue(begins.value))
            layer.setDefaultValueDefinition(layer.fields().indexOf(field.name), value)
    layer.setEditorWidgetSetup(layer.fields().indexOf("fid"), QgsEditorWidgetSetup("Hidden", {}))
    for relation in relations:
        _choose_from(layer, relation)
    layer.setEditFormConfig(_config(layer, table, relations))
    layer.setDisplayExpression(name_of(table.name) or layer.displayExpression())
    layer.setMapTipTemplate(map_tip(table))


def _arrange_field(layer: QgsVectorLayer, field: Field, times_as_text: bool) -> None:
    index = layer.fields().indexOf(field.name)
    layer.setFieldAlias(index, spoken(field.label))
    layer.setEditorWidgetSetup(index, _widget(field, times_as_text))
    if field.name == "id":
        layer.setDefaultValueDefinition(index, QgsDefaultValue("uuid('WithoutBraces')"))
    rule = _rule(layer, field)
    if rule is not None:
        expression, words = rule
        layer.setConstraintExpression(index, expression, spoken(words))
        # the store refuses what cannot be; these are there to tell while one types
        soft = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintExpression, soft)


def _rule(layer: QgsVectorLayer, field: Field) -> tuple[str, Text] | None:
    if field.kind is Kind.LINK:
        return f"coalesce(\"{field.name}\", '') = '' OR \"{field.name}\" ~ '^(https?://|mailto:|tel:)'", _NO_LINK
    if field.name == "end_local":
        return "coalesce(end_local > begin_local, true) OR end_fold > begin_fold", ENDS_TOO_EARLY
    if field.name == "name" and layer.fields().indexOf("source_name") >= 0:
        return f"coalesce({name_of('plan')}, '') <> ''", _NO_NAME
    return None


def _widget(field: Field, times_as_text: bool) -> QgsEditorWidgetSetup:
    if field.technical:
        return QgsEditorWidgetSetup("Hidden", {})
    if field.codes is not None:
        values = [{spoken(code.label): code.value} for code in field.codes]
        return QgsEditorWidgetSetup("ValueMap", {"map": values})
    if field.kind is Kind.FLAG:
        return QgsEditorWidgetSetup("CheckBox", {})
    if field.kind is Kind.OPTIONAL_FLAG:
        choices = ((_DERIVED, QgsValueMapFieldFormatter.NULL_VALUE), (_YES, "true"), (_NO, "false"))
        return QgsEditorWidgetSetup("ValueMap", {"map": [{spoken(words): value} for words, value in choices]})
    if field.kind is Kind.DATE:
        shape = {"field_format": "yyyy-MM-dd", "display_format": _day_format(), "calendar_popup": True}
        return QgsEditorWidgetSetup("DateTime", {**shape, "allow_null": True})
    if field.kind is Kind.CLOCK and not times_as_text:
        clock = {"field_format": "yyyy-MM-dd HH:mm", "display_format": f"{_day_format()} HH:mm", "calendar_popup": True}
        return QgsEditorWidgetSetup("DateTime", {**clock, "allow_null": True})
    if field.kind is Kind.SHARE:
        return QgsEditorWidgetSetup("Range", {"Precision": 2, "AllowNull": True, "Min": 0, "Max": 1})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": field.kind is Kind.LONG_TEXT})


def _day_format() -> str:
    """With the month's name, which QGIS writes in the language of its number formats; where the window speaks another,
    in digits."""
    locale = QLocale().name()
    # "C" is that of a computer where none was chosen: its months are English
    formats = "en" if locale == "C" else locale[:2]
    if formats == language()[:2]:
        return "d MMMM yyyy"
    return "d-M-yyyy" if language().startswith("nl") else "yyyy-MM-dd"


def _choose_from(layer: QgsVectorLayer, relation: QgsRelation) -> None:
    """A contact is chosen by name where one is tied; a plan stands in one of several layers, so it is tied from its
    own form."""
    if relation.referencingLayerId() == layer.id() and _table_name(relation.referencedLayer()) == "contact":
        index = relation.referencingFields()[0]
        layer.setFieldAlias(index, spoken(CONTACT))
        shape = {"Relation": relation.id(), "AllowNULL": True, "ShowForm": False, "OrderByValue": True}
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("RelationReference", shape))


def _config(layer: QgsVectorLayer, table: Table, relations: Sequence[QgsRelation]) -> QgsEditFormConfig:
    config = layer.editFormConfig()
    config.setSuppress(QgsEditFormConfig.FeatureFormSuppress.SuppressOff)
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    config.clearTabs()
    for field in table.fields:
        kept = field.name in _KEPT_BY_THE_STORE or field.name.startswith(("source_", "missing_"))
        # a share that is shown in two decimals would be saved so beside whatever else was changed; the plan card has it
        if field.technical or kept or field.kind is Kind.SHARE:
            config.setReadOnly(layer.fields().indexOf(field.name), True)
    for title, names in _tabs(layer, table):
        tab = _tab(spoken(title))
        for name in names:
            tab.addChildElement(QgsAttributeEditorField(name, layer.fields().indexOf(name), tab))
        config.addTab(tab)
    for relation in relations:
        if relation.referencedLayerId() == layer.id():
            named = _CHILDREN.get((table.name, _table_name(relation.referencingLayer())))
            tab = _tab(spoken(named) if named else relation.name())
            tab.addChildElement(_children(tab, relation, relations))
            config.addTab(tab)
    return config


def _tab(title: str) -> QgsAttributeEditorContainer:
    tab = QgsAttributeEditorContainer(title, None)
    # from QGIS 3.32 on the other way of saying it is warned of in the log
    if hasattr(tab, "setType"):
        tab.setType(Qgis.AttributeEditorContainerType.Tab)
    else:
        tab.setIsGroupBox(False)
    return tab


def _tabs(layer: QgsVectorLayer, table: Table) -> Iterable[tuple[Text, Sequence[str]]]:
    tabs = TABS.get(table.name, ())
    placed = {name for _, names in tabs for name in names}
    hidden = [index for index in range(layer.fields().count()) if layer.editorWidgetSetup(index).type() == "Hidden"]
    rest = [field.name() for index, field in enumerate(layer.fields()) if index not in hidden]
    rest = [name for name in rest if name not in placed]
    return [*tabs, *([(MORE if tabs else table.title, rest)] if rest else [])]


def _table_name(layer: QgsVectorLayer) -> str:
    named = "layername="
    return next(part[len(named) :] for part in str(layer.source()).split("|") if part.startswith(named))


def _children(
    tab: QgsAttributeEditorContainer, relation: QgsRelation, relations: Sequence[QgsRelation]
) -> QgsAttributeEditorRelation:
    shown = QgsAttributeEditorRelation(relation, tab)
    # its tab says what it holds; without a label QGIS would write the name of the layer above it
    shown.setShowLabel(False)
    # its own by name: without one QGIS takes it too, but warns in its log each time a form opens
    shown.setRelationWidgetTypeId("relation_editor")
    # the contacts of a plan, rather than the ties to them
    others = [other for other in relations if other.referencingLayerId() == relation.referencingLayerId()]
    contacts = [other for other in others if _table_name(other.referencedLayer()) == "contact"]
    if contacts and contacts[0].id() != relation.id():
        shown.setNmRelationId(contacts[0].id())
    return shown
