// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/criterion_detail.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "judgement/different_view.h"
#include "judgement/finding_link.h"
#include "judgement/outcome_words.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kMostFindings = 60;  // a panel, not a list: the Evidence page has them all
constexpr TextStyle kMutedSmall{TextSize::Small, TextWeight::Regular, Role::Muted};
constexpr TextStyle kStrong{TextSize::Body, TextWeight::Strong};

QString weightText(const domain::Evidence& evidence, bool isAlso) {
  QStringList parts;
  if (evidence.reach) parts << reachText(*evidence.reach);
  if (evidence.impact) parts << impactText(*evidence.impact);
  if (evidence.source) parts << sourceText(*evidence.source);
  if (isAlso) parts << CriterionDetail::tr("counts by half: first on %1").arg(toQt(evidence.criterion.text()));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace

CriterionDetail::CriterionDetail(AppState& state, OutcomeModel& model, const framework::Criterion& criterion,
                                 QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_model(model),
      m_id(criterion.id),
      m_position(makeLabel({})),
      m_confidence(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_sources(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_missing(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Late})),
      m_view(new DifferentView(state, domain::OverrideSubject::Criterion, criterion.id.text())),
      m_findingsTitle(makeLabel({}, kStrong)),
      m_findings(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 0, kAround, kAround);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(toQt(criterion.title), {TextSize::Heading, TextWeight::Strong}));
  for (auto* label : {m_position, m_confidence, m_sources, m_missing}) column->addWidget(label);
  column->addSpacing(kInside);
  column->addWidget(makeLabel(tr("A different view"), kStrong));
  column->addWidget(m_view);
  column->addSpacing(kInside);
  column->addWidget(m_findingsTitle);
  m_findings->setContentsMargins(0, 0, 0, 0);
  m_findings->setSpacing(4);
  column->addLayout(m_findings);
  column->addSpacing(kInside);
  addPrompts(*column, criterion);
  column->addStretch(1);
  refresh();
}

void CriterionDetail::addPrompts(QVBoxLayout& column, const framework::Criterion& criterion) {
  const auto list = [&](const QString& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(title, kStrong), 1);
    if (criterion.promptsCertainty == framework::Certainty::Assumed) {
      auto* pill = new Pill(tr("our wording"), PillKind::Dotted);
      pill->setToolTip(tr("Assumed: written from general knowledge, not the inspectorates’ own words."));
      head->addWidget(pill);
    }
    column.addLayout(head);
    for (const auto& line : lines) {
      auto* row = new QHBoxLayout;
      row->setSpacing(kInside);
      auto* dash = makeLabel(QStringLiteral("–"), {TextSize::Body, TextWeight::Regular, Role::Muted});
      dash->setWordWrap(false);
      row->addWidget(dash, 0, Qt::AlignTop);
      row->addWidget(makeLabel(toQt(line), {TextSize::Body, TextWeight::Regular, Role::Muted}), 1);
      column.addLayout(row);
    }
    column.addSpacing(kInside);
  };
  list(tr("What good looks like"), criterion.goodLooksLike);
  list(tr("Evidence that usually speaks to it"), criterion.typicalEvidence);
}

void CriterionDetail::refresh() {
  const auto& assessment = m_model.assessment();
  const int place = m_state.pack().criterionIndex(m_id);
  if (place < 0 || static_cast<std::size_t>(place) >= assessment.criteria.size()) return;
  const auto& position = assessment.criteria[static_cast<std::size_t>(place)];
  const auto confidence = confidenceWords(position);
  QString stands = tr("Stands at: %1. %2.").arg(bandText(bandOf(position)), findingsText(position));
  if (m_model.isWhatIf()) stands = tr("What if. ") + stands;
  m_position->setText(stands);
  m_confidence->setText(tr("Confidence: %1. %2").arg(confidence.word.toLower(), confidence.reason));
  QStringList sources;
  const auto kinds = m_model.sourcesOn(m_id);
  for (std::size_t i = 0; i < base::codeCount<domain::SourceKind>(); ++i)
    if (kinds.contains(static_cast<domain::SourceKind>(i))) sources << sourceText(static_cast<domain::SourceKind>(i));
  m_sources->setText(sources.isEmpty() ? tr("No finding states its source.")
                                       : tr("Sources: %1.").arg(sources.join(QStringLiteral(", "))));
  QStringList missing;
  if (!position.childVoice) missing << tr("children and young people");
  if (!position.parentVoice) missing << tr("parents and carers");
  m_missing->setVisible(!missing.isEmpty());
  m_missing->setText(tr("Not heard here yet: %1.").arg(missing.join(tr(" and "))));
  m_view->refresh();
  showFindings();
}

void CriterionDetail::showFindings() {
  const auto pulls = m_model.findingsOn(m_id);
  m_findingsTitle->setText(pulls.empty() ? tr("No findings yet") : tr("Findings, hardest pull first"));
  std::vector<base::Uuid> shown;
  for (const auto& pull : pulls) shown.push_back(pull.id.uuid);
  // Rebuilding takes the focus from a check box: only where the findings are others.
  if (shown == m_shown && m_shownWhatIf == m_model.isWhatIf() && m_findings->count() > 0) return;
  m_shown = shown;
  m_shownWhatIf = m_model.isWhatIf();
  clearLayout(m_findings);
  std::size_t count = 0;
  for (const auto& pull : pulls) {
    const auto* stored = m_state.find<domain::Evidence>(pull.id);
    if (stored == nullptr) continue;
    if (count++ == kMostFindings) break;
    auto* holder = new QWidget;
    auto* row = new QVBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    if (m_shownWhatIf) {
      auto* counts = new QCheckBox;
      counts->setChecked(!m_model.isOff(pull.id));
      counts->setAccessibleName(tr("Counts: %1").arg(toQt(stored->value.summary)));
      counts->setToolTip(tr("Take the tick away to see the picture without this finding."));
      connect(counts, &QCheckBox::toggled, this, [this, id = pull.id](bool on) { m_model.setOff(id, !on); });
      line->addWidget(counts);
    }
    auto* link = new FindingLink;
    link->set(&stored->value);
    connect(link, &FindingLink::opened, this, &CriterionDetail::findingOpened);
    line->addWidget(link, 1);
    row->addLayout(line);
    const QString weight = weightText(stored->value, pull.isAlso);
    if (!weight.isEmpty()) {
      auto* note = makeLabel(weight, kMutedSmall);
      note->setContentsMargins(m_shownWhatIf ? 50 : 24, 0, 0, 0);
      row->addWidget(note);
    }
    m_findings->addWidget(holder);
  }
  if (pulls.size() > kMostFindings)
    m_findings->addWidget(makeLabel(tr("%1 more in Evidence.").arg(pulls.size() - kMostFindings), kMutedSmall));
}

}  // namespace waymark::ui
