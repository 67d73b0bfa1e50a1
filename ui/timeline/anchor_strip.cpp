// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/anchor_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kDateWidth = 152;
constexpr int kTimeWidth = 72;

const domain::Stored<domain::Override>* overrideOf(const AppState& state, const std::string& anchor) {
  const auto* inspection = state.inspection();
  if (inspection == nullptr) return nullptr;
  for (const auto& row : state.workspace().all<domain::Override>())
    if (row.value.subject == domain::OverrideSubject::Anchor && row.value.key == anchor &&
        row.value.inspection == inspection->value.id)
      return &row;
  return nullptr;
}

}  // namespace

AnchorStrip::AnchorStrip(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_row(new FlowBox(kAround, kInside)),
      m_asks(new FlowBox(kInside, kInside)),
      m_notified(new DateField(state.now().today)),
      m_time(new TimeField),
      m_notifiedRow(nullptr),
      m_warnings(new QVBoxLayout),
      m_note(makeLabel(tr("Before the call the plan has no dates: D0 is the day of the call, D0+2 two working days "
                          "after it. When the call comes, type its day here and every task gets its date."),
                       {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_line(new QWidget),
      m_lineText(new ElidedLabel({TextSize::Body})),
      m_change(new Button(ButtonKind::Secondary, tr("Change dates"))) {
  setAccessibleName(tr("Dates of the inspection"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  auto* across = new QHBoxLayout(m_line);
  across->setContentsMargins(0, 0, 0, 0);
  across->addWidget(m_lineText, 1);
  across->addWidget(m_change);
  m_line->hide();
  connect(m_change, &QPushButton::clicked, this, [this] {
    setForm(Form::Fields);
    focusNotified();
  });
  column->addWidget(m_line);
  column->addWidget(m_row);
  column->addWidget(m_note);
  column->addWidget(m_asks);
  m_warnings->setSpacing(4);
  column->addLayout(m_warnings);

  auto* when = new QWidget;
  auto* fields = new QHBoxLayout(when);
  fields->setContentsMargins(0, 0, 0, 0);
  fixTextWidth(m_notified, kDateWidth);
  fixTextWidth(m_time, kTimeWidth);
  m_notified->setAccessibleName(tr("Day of the call"));
  m_time->setAccessibleName(tr("Time of the call"));
  fields->addWidget(m_notified);
  fields->addWidget(m_time);
  when->setFocusProxy(m_notified);
  m_notifiedRow = new FormRow(tr("Notified"), when, QStringLiteral("D0"));
  m_row->add(m_notifiedRow);
  addAnchor("fieldwork", tr("Fieldwork begins"));
  addAnchor("on_site", tr("Inspectors on site"));
  addAnchor("on_site_end", tr("Last day on site"));
  m_note->setMaximumWidth(720);
  const auto ask = [this](const QString& text, auto signal) {
    auto* button = new Button(ButtonKind::Secondary, text);
    connect(button, &QPushButton::clicked, this, signal);
    m_asks->add(button);
  };
  ask(tr("What inspectors told us…"), &AnchorStrip::toldAsked);
  ask(tr("Deferral or pause…"), &AnchorStrip::historyAsked);
  ask(tr("Rehearsals…"), &AnchorStrip::rehearsalsAsked);
  connect(m_notified, &DateField::problem, m_notifiedRow, &FormRow::setError);
  connect(m_time, &TimeField::problem, m_notifiedRow, &FormRow::setError);
  connect(m_notified, &DateField::dayChanged, this, &AnchorStrip::setNotified);
  connect(m_time, &TimeField::timeChanged, this, &AnchorStrip::setNotified);
  refresh();
}

void AnchorStrip::addAnchor(const std::string& anchor, const QString& caption) {
  Part part;
  part.anchor = anchor;
  part.date = new DateField(m_state.now().today);
  fixTextWidth(part.date, kDateWidth);
  part.date->setAccessibleName(caption);
  part.reset = makeIconButton("undo", tr("Put “%1” back on the day the framework gives").arg(caption));
  auto* field = new QWidget;
  auto* row = new QHBoxLayout(field);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  row->addWidget(part.date);
  row->addWidget(part.reset);
  field->setFocusProxy(part.date);
  part.row = new FormRow(caption, field);
  m_row->add(part.row);
  connect(part.date, &DateField::problem, part.row, &FormRow::setError);
  connect(part.date, &DateField::dayChanged, this,
          [this, anchor](std::optional<base::Day> day) { setAnchor(anchor, day); });
  connect(part.reset, &QPushButton::clicked, this, [this, anchor] { setAnchor(anchor, std::nullopt); });
  m_parts.push_back(part);
}

void AnchorStrip::setForm(Form form) {
  m_form = form;
  showForm();
}

void AnchorStrip::showForm() {
  // Without a date the field is what the page is for: it stays.
  const bool line = m_form == Form::Line && m_state.timeline().notified;
  m_line->setVisible(line);
  m_row->setVisible(!line);
  m_asks->setVisible(!line && m_state.isOpen() && m_state.inspection() != nullptr);
  m_note->setVisible(!m_state.timeline().notified);
}

void AnchorStrip::focusNotified() {
  m_notified->setFocus(Qt::OtherFocusReason);
}

void AnchorStrip::setNotified() {
  const auto* stored = m_state.inspection();
  const auto day = m_notified->day();
  const auto time = day ? m_time->time() : std::nullopt;
  if (stored != nullptr && stored->value.notified) {
    auto proposal = pending();
    proposal.notified = day;
    proposal.notifiedTime = time;
    propose(std::move(proposal), m_notifiedRow);
    return;
  }
  domain::Inspection after;
  if (stored != nullptr) {
    after = stored->value;
  } else {
    after.id = m_state.newId<domain::InspectionTag>();
    after.title = fromQt(tr("Area SEND inspection"));
    after.frameworkId = m_state.pack().id;
    after.frameworkVersion = m_state.pack().version;
  }
  if (const auto right = app::checkProposal(after, m_state.planPack(), m_state.calendar(), {day, time}); !right) {
    m_notifiedRow->setError(messageText(right.error()));
    return;
  }
  after.notified = day;
  after.notifiedTime = time;
  if (stored != nullptr && after == stored->value) return;
  m_state.apply(tr("set the day of the call to %1").arg(longDate(day)),
                stored != nullptr ? domain::edited(*stored, std::move(after)) : domain::made(std::move(after)));
}

void AnchorStrip::setAnchor(const std::string& anchor, std::optional<base::Day> day) {
  const auto* inspection = m_state.inspection();
  const auto* dated = m_state.timeline().anchor(anchor);
  if (inspection == nullptr || dated == nullptr) return;
  auto proposal = pending();
  if (day ? day == dated->day : overrideOf(m_state, anchor) == nullptr)
    proposal.anchors.erase(anchor);
  else
    proposal.anchors.insert_or_assign(anchor, day);
  FormRow* row = nullptr;
  for (const auto& part : m_parts)
    if (part.anchor == anchor) row = part.row;
  propose(std::move(proposal), row);
}

app::Proposal AnchorStrip::pending() const {
  if (m_proposal) return *m_proposal;
  const auto& inspection = m_state.inspection()->value;
  return {inspection.notified, inspection.notifiedTime};
}

void AnchorStrip::propose(app::Proposal proposal, FormRow* row) {
  const auto& stored = *m_state.inspection();
  if (const auto right = app::checkProposal(stored.value, m_state.planPack(), m_state.calendar(), proposal); !right) {
    row->setError(messageText(right.error()));
    return;
  }
  row->setError({});
  const bool sameDays = proposal.notified == stored.value.notified && proposal.anchors.empty();
  if (sameDays && proposal.notifiedTime != stored.value.notifiedTime) {
    auto after = stored.value;  // the hour alone moves nothing
    after.notifiedTime = proposal.notifiedTime;
    m_state.apply(tr("set the time of the call"), domain::edited(stored, std::move(after)));
  }
  if (sameDays) {
    dropProposal();
    emit withdrawn();
    return;
  }
  m_proposal = std::move(proposal);
  m_proposalFor = stored.value.id;
  emit proposed(*m_proposal);
}

void AnchorStrip::dropProposal() {
  m_proposal.reset();
  refresh();
}

void AnchorStrip::refresh() {
  const auto* inspection = m_state.inspection();
  const auto& timeline = m_state.timeline();
  const base::Day today = m_state.now().today;
  const bool dated = timeline.notified.has_value();
  m_notified->setToday(today);
  if (inspection == nullptr || !inspection->value.notified || m_proposalFor != inspection->value.id)
    m_proposal.reset();  // what was typed was meant for another plan
  const auto typed = inspection != nullptr ? pending() : app::Proposal{};
  m_notified->setDay(typed.notified);
  m_time->setTime(typed.notifiedTime);
  m_time->setEnabled(dated);
  for (auto& part : m_parts) {
    const auto* anchor = timeline.anchor(part.anchor);
    part.row->setVisible(dated && anchor != nullptr);
    if (anchor == nullptr) continue;
    part.date->setToday(today);
    const auto proposed = typed.anchors.find(part.anchor);
    part.date->setDay(proposed != typed.anchors.end() && proposed->second ? proposed->second : anchor->day);
    part.reset->setVisible(anchor->overridden);
    part.row->setHint(anchor->overridden ? tr("Set by hand (%1 in the framework)").arg(toQt(anchor->label))
                                         : toQt(anchor->label));
    part.row->setToolTip(toQt(anchor->note));
  }
  // A meeting or a visit has no notice and nothing on site: its own day is all there is to say.
  const auto& pack = m_state.planPack();
  const bool isNotice = pack.anchors.empty() || pack.anchors.front().id == "notified";
  m_notifiedRow->setCaption(isNotice ? tr("Notified") : toQt(pack.anchors.front().title));
  m_notified->setAccessibleName(isNotice ? tr("Day of the call") : toQt(pack.anchors.front().title));
  QStringList words{isNotice ? tr("Notified %1").arg(longDate(timeline.notified))
                             : tr("%1 %2").arg(toQt(pack.anchors.front().title), longDate(timeline.notified))};
  if (timeline.anchor("on_site") != nullptr)
    words.append(
        tr("on site %1 to %2").arg(shortDate(timeline.day("on_site")), shortDate(timeline.day("on_site_end"))));
  m_lineText->setText(words.join(QStringLiteral(" · ")));
  showForm();
  clearLayout(m_warnings);
  if (dated)
    for (const auto& anchor : timeline.anchors)
      if (!anchor.note.empty())
        m_warnings->addWidget(makeLabel(tr("%1: %2").arg(toQt(anchor.title), toQt(anchor.note)),
                                        {TextSize::Small, TextWeight::Regular, Role::Muted}));
  for (const auto& warning : timeline.warnings) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto* icon = new QLabel;
    icon->setPixmap(themedIcon("warning", Role::Mixed).pixmap(20, 20));
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(makeLabel(ui::warningText(warning)), 1);
    m_warnings->addWidget(line);
  }
}

}  // namespace waymark::ui
