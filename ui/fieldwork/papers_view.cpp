// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/papers_view.h"

#include <QDateTime>
#include <QFileDialog>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>

#include "base/file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "render/fieldwork_pdf.h"
#include "shell/page.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/id_combo.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLargestEarlier = 16 * 1024 * 1024;
constexpr int kWhoLetters = 30;

}  // namespace

PapersView::PapersView(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_paperOf(new ChoiceStrip(tr("Paper"), {{tr("Timetable"), Timetable}, {tr("Briefing sheet"), Briefing}})),
      m_session(new IdCombo(tr("Which session?"))),
      m_who(new IdCombo(tr("Everybody"))),
      m_preview(new QTextBrowser),
      m_pdf(new Button(ButtonKind::Primary, tr("Save as PDF…"))),
      m_calendar(new Button(ButtonKind::Secondary, tr("Save calendar file…"))) {
  m_paperOf->setValue(Timetable);
  m_session->setAccessibleName(tr("Session of the briefing sheet"));
  m_who->setAccessibleName(tr("Whose timetable"));
  for (auto* combo : {m_session, m_who}) combo->setMinimumContentsLength(kWhoLetters);
  m_preview->setAccessibleName(tr("The paper as it prints"));
  m_preview->setOpenLinks(false);
  m_preview->setTabChangesFocus(true);
  auto* top = new FlowBox(kBetween, kInside);  // wraps where text is large
  for (QWidget* part : std::initializer_list<QWidget*>{m_paperOf, m_who, m_session, m_pdf, m_calendar}) top->add(part);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kInside);
  column->addWidget(top);
  column->addWidget(m_preview, 1);
  connect(m_paperOf, &ChoiceStrip::chosen, this, &PapersView::refresh);
  for (auto* combo : {m_session, m_who}) connect(combo, &QComboBox::activated, this, &PapersView::refresh);
  connect(m_pdf, &QPushButton::clicked, this,
          [this] { askFile(QStringLiteral("pdf"), tr("Pages to print (*.pdf)"), &PapersView::savePdf); });
  connect(m_calendar, &QPushButton::clicked, this,
          [this] { askFile(QStringLiteral("ics"), tr("Calendar files (*.ics)"), &PapersView::saveCalendar); });
}

bool PapersView::isBriefing() const {
  return m_paperOf->value() == Briefing;
}

void PapersView::fillNames() {
  const auto* inspection = m_state.inspection();
  std::vector<std::pair<base::Uuid, QString>> sessions;
  std::vector<std::pair<base::Uuid, QString>> inspectors;
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::FieldworkSession>())
    if (inspection != nullptr && row.value.inspection == inspection->value.id)
      sessions.emplace_back(row.value.id.uuid, toQt(app::sessionPaperTitle(m_state.workspace(), row.value)));
  for (const auto& row : m_state.workspace().all<domain::Inspector>())
    if (inspection != nullptr && row.value.inspection == inspection->value.id)
      inspectors.emplace_back(row.value.id.uuid, tr("%1 (inspector)").arg(toQt(row.value.name)));
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  const auto byName = [](const auto& a, const auto& b) { return a.second.localeAwareCompare(b.second) < 0; };
  std::ranges::sort(sessions, byName);
  std::ranges::sort(people, byName);
  inspectors.insert(inspectors.end(), people.begin(), people.end());
  m_session->setEntries(std::move(sessions));
  m_who->setEntries(std::move(inspectors));
}

app::FieldworkAudience PapersView::audience() const {
  app::FieldworkAudience audience;
  if (isBriefing()) {
    audience.session = domain::FieldworkSessionId{m_session->id().value_or(base::Uuid{})};
  } else if (const auto id = m_who->id()) {
    if (m_state.find<domain::Inspector>({*id}) != nullptr)
      audience.inspector = domain::InspectorId{*id};
    else
      audience.person = domain::PersonId{*id};
  }
  return audience;
}

void PapersView::refresh() {
  fillNames();
  m_session->setVisible(isBriefing());
  m_who->setVisible(!isBriefing());
  const auto* inspection = m_state.inspection();
  QString html;
  bool isThere = false;
  if (inspection != nullptr && (!isBriefing() || m_session->id())) {
    m_paper = isBriefing() ? app::briefingSheet(m_state.workspace(), m_state.planPack(), {*m_session->id()}, m_state.now())
                           : app::timetablePaper(m_state.workspace(), inspection->value.id, audience(), m_state.now());
    isThere = m_paper.has_value();
    html = isThere ? fieldworkHtml(*m_paper) : messageText(m_paper.error()).toHtmlEscaped();
  } else {
    html = (isBriefing() ? tr("Choose a session to see its briefing sheet.") : tr("There is no inspection yet."))
               .toHtmlEscaped();
  }
  m_preview->setHtml(html);
  m_pdf->setEnabled(isThere);
  m_calendar->setEnabled(isThere);
}

void PapersView::showBriefing(const domain::FieldworkSessionId& session) {
  m_paperOf->setValue(Briefing);
  fillNames();
  m_session->setId(session.uuid);
  refresh();
}

void PapersView::askFile(const QString& ending, const QString& filter, void (PapersView::*save)(const QString&)) {
  if (!m_paper) return;
  auto* dialog = new QFileDialog(this, tr("Save the paper"), {}, filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending);
  QString name = toQt(m_paper->title).toLower();
  name.replace(QRegularExpression(QStringLiteral("[^\\w]+")), QStringLiteral("-"));
  dialog->selectFile(name + u'.' + ending);
  connect(dialog, &QFileDialog::fileSelected, this, save);
  dialog->open();
}

void PapersView::savePdf(const QString& file) {
  if (!m_paper) return;
  const auto saved = saveFieldworkPdf(*m_paper, pathFrom(file));
  m_navigator.say(saved ? MessageKind::Done : MessageKind::Error,
                  saved ? tr("“%1” is saved as a PDF, ready to print.").arg(toQt(m_paper->title)) : messageText(saved.error()));
}

void PapersView::saveCalendar(const QString& file) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  // What the file had that is given out again is cancelled where it is no longer somebody's.
  const auto earlier = base::readFile(pathFrom(file), kLargestEarlier);
  // The real time: the demonstration's clock stands still, and a newer file must win over an older one.
  const base::Stamp written{std::chrono::seconds{QDateTime::currentSecsSinceEpoch()}};
  const auto saved = app::fieldworkCalendar(m_state.workspace(), inspection->value, audience(), earlier.value_or(""), written)
                         .and_then([&](const std::string& text) { return base::writeFileSafely(pathFrom(file), text); });
  m_navigator.say(saved ? MessageKind::Done : MessageKind::Error,
                  saved ? tr("The calendar file is saved. Save the next one over it: what has gone is then cancelled in it.")
                        : messageText(saved.error()));
}

}  // namespace waymark::ui
