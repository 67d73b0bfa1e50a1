// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/criterion_row.h"

#include <QKeyEvent>
#include <QPainter>

#include "bridge/text.h"
#include "judgement/finding_link.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kPad = 10;
constexpr int kCode = 34;
constexpr int kScaleHeight = 24;
constexpr int kTwoColumns = 520;
constexpr int kStep = 32;  // width of a what-if button
constexpr double kWhatIfStep = 0.25;
constexpr int kSourceKinds = 9;
constexpr int kDot = 8;

RowMetrics metricsNow() {
  return {QFontMetrics(textFont(TextSize::Body, TextWeight::Strong)).height(),
          QFontMetrics(textFont(TextSize::Small)).height(),
          std::max(26, QFontMetrics(textFont(TextSize::Body)).height() + 6)};
}

}  // namespace

RowGeometry rowGeometry(int width, const RowMetrics& metrics, bool whatIf) {
  RowGeometry g;
  g.wide = width >= scaled(kWideRow);
  const int side = whatIf ? kStep + 4 : 0;
  const int evidenceHeight = 3 * metrics.smallLine + 8;
  if (g.wide) {
    const int gap = kAround;
    const int room = width - 2 * kInside - 3 * gap;
    const int first = room * 25 / 100;
    const int scale = room * 19 / 100;
    const int evidence = room * 19 / 100;
    int x = kInside;
    const int textHeight = metrics.titleLine + 2 + 2 * metrics.smallLine;
    g.height =
        std::max({textHeight, kScaleHeight + metrics.smallLine + 4, evidenceHeight, 2 * metrics.linkHeight + 2}) +
        2 * kPad;
    g.title = QRect(x, kPad, first, metrics.titleLine);
    g.heading = QRect(x + kCode, g.title.bottom() + 3, first - kCode, 2 * metrics.smallLine);
    x += first + gap;
    const int scaleTop = kPad;
    g.scale = QRect(x + side, scaleTop, scale - 2 * side, kScaleHeight);
    g.band = QRect(x, g.scale.bottom() + 3, scale, metrics.smallLine);
    x += scale + gap;
    g.evidence = QRect(x, kPad, evidence, evidenceHeight);
    x += evidence + gap;
    g.up = QRect(x, kPad - 2, width - kInside - x, metrics.linkHeight);
    g.down = QRect(x, g.up.bottom() + 2, width - kInside - x, metrics.linkHeight);
    return g;
  }
  if (width >= scaled(kTwoColumns)) {
    const int half = (width - 2 * kInside - kAround) / 2;
    const int right = kInside + half + kAround;
    g.title = QRect(kInside, kPad, half, metrics.titleLine);
    g.heading = QRect(kInside + kCode, g.title.bottom() + 3, half - kCode, 2 * metrics.smallLine);
    g.evidence = QRect(kInside + kCode, g.heading.bottom() + 1 + kInside, half - kCode, evidenceHeight);
    g.scale = QRect(right + side, kPad, half - 2 * side, kScaleHeight);
    g.band = QRect(right, g.scale.bottom() + 3, half, metrics.smallLine);
    g.up = QRect(right, g.band.bottom() + 1 + kInside, half, metrics.linkHeight);
    g.down = QRect(right, g.up.bottom() + 2, half, metrics.linkHeight);
    g.height = std::max(g.evidence.bottom(), g.down.bottom()) + 1 + kPad;
    return g;
  }
  const int room = width - 2 * kInside;
  int y = kPad;
  g.title = QRect(kInside, y, room, metrics.titleLine);
  g.heading = QRect(kInside + kCode, g.title.bottom() + 3, room - kCode, 2 * metrics.smallLine);
  y = g.heading.bottom() + 1 + kInside;
  g.scale = QRect(kInside + side, y, room - 2 * side, kScaleHeight);
  g.band = QRect(kInside, g.scale.bottom() + 3, room, metrics.smallLine);
  g.evidence = QRect(kInside, g.band.bottom() + 1 + kInside, room, evidenceHeight);
  g.up = QRect(kInside, g.evidence.bottom() + 1 + 4, room, metrics.linkHeight);
  g.down = QRect(kInside, g.up.bottom() + 2, room, metrics.linkHeight);
  g.height = g.down.bottom() + 1 + kPad;
  return g;
}

CriterionRow::CriterionRow(const framework::Criterion& criterion, QWidget* parent)
    : QAbstractButton(parent),
      m_id(criterion.id),
      m_code(toQt(criterion.id.text())),
      m_title(toQt(criterion.shortTitle.empty() ? criterion.title : criterion.shortTitle)),
      m_heading(toQt(criterion.title)),
      m_up(new FindingLink(this)),
      m_down(new FindingLink(this)),
      m_lower(new Button(ButtonKind::Secondary, QStringLiteral("−"), this)),
      m_raise(new Button(ButtonKind::Secondary, QStringLiteral("+"), this)) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setCursor(Qt::PointingHandCursor);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  m_lower->setAccessibleName(tr("What if %1 were lower").arg(m_title));
  m_raise->setAccessibleName(tr("What if %1 were higher").arg(m_title));
  m_lower->setToolTip(m_lower->accessibleName());
  m_raise->setToolTip(m_raise->accessibleName());
  for (auto* button : {m_lower, m_raise}) button->hide();
  connect(m_lower, &QPushButton::clicked, this, [this] { emit raised(-kWhatIfStep); });
  connect(m_raise, &QPushButton::clicked, this, [this] { emit raised(kWhatIfStep); });
  for (auto* link : {m_up, m_down}) connect(link, &FindingLink::opened, this, &CriterionRow::findingOpened);
  setTabOrder(this, m_lower);
  setTabOrder(m_lower, m_raise);
  setTabOrder(m_raise, m_up);
  setTabOrder(m_up, m_down);
}

void CriterionRow::update(const OutcomeModel& model, const judgement::CriterionPosition& position,
                          const QString& differentView) {
  m_position = position;
  m_differentView = differentView;
  m_isWhatIf = model.isWhatIf();
  m_computed.reset();
  if (m_isWhatIf)
    for (const auto& at : model.computed().criteria)
      if (at.id == m_id) m_computed = at.position;
  m_sources = model.sourcesOn(m_id);
  m_up->set(model.finding(position.topStrength), tr("No strength logged"));
  m_down->set(model.finding(position.topConcern), tr("No concern logged"));
  m_lower->setVisible(m_isWhatIf);
  m_raise->setVisible(m_isWhatIf);
  const auto confidence = confidenceWords(position);
  setAccessibleName(QStringLiteral("%1 %2").arg(m_code, m_heading));
  setAccessibleDescription(tr("Position: %1. %2. Confidence: %3. %4 %5")
                               .arg(bandText(bandOf(position)), findingsText(position), confidence.word.toLower(),
                                    confidence.reason, differentView));
  QStringList sources;
  for (int i = 0; i < kSourceKinds; ++i)
    if (m_sources.contains(static_cast<domain::SourceKind>(i)))
      sources << sourceText(static_cast<domain::SourceKind>(i));
  setToolTip(QStringList{
      m_heading, tr("Sources: %1").arg(sources.isEmpty() ? tr("none stated") : sources.join(QStringLiteral(", "))),
      confidence.reason}
                 .join(QLatin1Char('\n')));
  updateGeometry();
  place();
  QAbstractButton::update();
}

RowGeometry CriterionRow::geometryFor(int forWidth) const {
  return rowGeometry(forWidth, metricsNow(), m_isWhatIf);
}

QSize CriterionRow::sizeHint() const {
  return {900, heightForWidth(std::max(width(), 300))};
}
QSize CriterionRow::minimumSizeHint() const {
  return {300, heightForWidth(std::max(width(), 300))};
}
int CriterionRow::heightForWidth(int forWidth) const {
  return geometryFor(forWidth).height;
}

void CriterionRow::resizeEvent(QResizeEvent*) {
  place();
}

void CriterionRow::place() {
  const auto g = geometryFor(width());
  m_up->setGeometry(g.up);
  m_down->setGeometry(g.down);
  const QRect lower(g.scale.left() - kStep - 4, g.scale.center().y() - 13, kStep, 28);
  m_lower->setGeometry(lower);
  m_raise->setGeometry(lower.translated(g.scale.width() + kStep + 8, 0));
}

void CriterionRow::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
      emit moved(-1);
      return;
    case Qt::Key_Down:
      emit moved(1);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      click();
      return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      if (m_isWhatIf) emit raised(kWhatIfStep);
      return;
    case Qt::Key_Minus:
      if (m_isWhatIf) emit raised(-kWhatIfStep);
      return;
    default:
      QAbstractButton::keyPressEvent(event);
  }
}

void CriterionRow::focusInEvent(QFocusEvent* event) {
  QAbstractButton::focusInEvent(event);
  QAbstractButton::update();
}

void CriterionRow::paintEvidence(QPainter& painter, const QRect& rect, const Theme& theme) const {
  const QFont small = textFont(TextSize::Small);
  const QFontMetrics metrics(small);
  painter.setFont(small);
  const auto line = [&](int place, const QString& text, Role role) {
    painter.setPen(theme.color(role));
    painter.drawText(QRect(rect.left(), rect.top() + place, rect.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, rect.width()));
  };
  const QString count = m_position.findings == 1 ? tr("1 finding") : tr("%1 findings").arg(m_position.findings);
  line(0, m_position.also == 0 ? count : tr("%1, %2 more bear on it").arg(count).arg(m_position.also), Role::Text);
  // Nine kinds of source in their order: filled where one is among the findings.
  const int dotTop = rect.top() + metrics.height() + (metrics.height() - kDot) / 2 + 3;
  for (int i = 0; i < kSourceKinds; ++i) {
    const auto kind = static_cast<domain::SourceKind>(i);
    const bool has = m_sources.contains(kind);
    const bool voice = kind == domain::SourceKind::ChildVoice || kind == domain::SourceKind::ParentVoice;
    const QRectF dot(rect.left() + i * (kDot + 4) + 0.5, dotTop + 0.5, kDot, kDot);
    painter.setPen(QPen(theme.color(has ? Role::Accent : Role::Border), 1));
    painter.setBrush(has ? QBrush(theme.color(Role::Accent)) : QBrush(Qt::NoBrush));
    if (voice)
      painter.drawEllipse(dot);
    else
      painter.drawRect(dot);
  }
  QString confidence = tr("Confidence: %1").arg(confidenceWords(m_position).word.toLower());
  if (m_position.findings + m_position.also > 0) {
    if (!m_position.childVoice && !m_position.parentVoice)
      confidence += tr(", no voices");
    else if (!m_position.childVoice)
      confidence += tr(", no child’s voice");
    else if (!m_position.parentVoice)
      confidence += tr(", no parent’s voice");
  }
  line(2 * metrics.height() + 6, confidence, m_position.enough ? Role::Muted : Role::Text);
}

void CriterionRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  const auto g = geometryFor(width());
  if (isChecked())
    painter.fillRect(rect(), theme.color(Role::Selected));
  else if (underMouse())
    painter.fillRect(rect(), theme.color(Role::Hover));
  painter.setPen(QPen(theme.color(Role::Hairline), 1));
  painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
  if (hasFocus()) paintFocusRing(painter, rect().adjusted(0, 0, 0, -1), theme);

  painter.setFont(textFont(TextSize::Body, TextWeight::Strong));
  painter.setPen(theme.color(Role::Muted));
  painter.drawText(g.title, Qt::AlignLeft | Qt::AlignVCenter, m_code);
  painter.setPen(theme.color(Role::Text));
  const QRect titleRect = g.title.adjusted(kCode, 0, 0, 0);
  painter.drawText(titleRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(m_title, Qt::ElideRight, titleRect.width()));
  const QFont small = textFont(TextSize::Small);
  painter.setFont(small);
  painter.setPen(theme.color(Role::Muted));
  QString heading = m_heading;
  const QFontMetrics smallMetrics(small);
  while (heading.size() > 8 &&
         smallMetrics.boundingRect(QRect(0, 0, g.heading.width(), 1000), Qt::TextWordWrap, heading).height() >
             g.heading.height() + 1) {
    const auto space = heading.lastIndexOf(QLatin1Char(' '));
    heading = heading.left(space < 0 ? heading.size() / 2 : space);
    if (!heading.endsWith(QChar(0x2026))) heading += QChar(0x2026);
    if (heading.lastIndexOf(QLatin1Char(' ')) < 0) break;
  }
  painter.drawText(g.heading, Qt::TextWordWrap, heading);

  paintScale(painter, scaleGeometry(g.scale, m_position, m_computed), theme);
  painter.setFont(small);
  const auto band = bandOf(m_position);
  QString word = bandText(band);
  if (!m_differentView.isEmpty()) word += QStringLiteral(" · ") + m_differentView;
  painter.setPen(theme.color(band == PositionBand::None ? Role::Muted : roleOf(bandMark(band))));
  painter.drawText(g.band, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
                   smallMetrics.elidedText(word, Qt::ElideRight, g.band.width()));
  paintEvidence(painter, g.evidence, theme);
}

ColumnHead::ColumnHead(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ColumnHead::sizeHint() const {
  return {900, rowGeometry(std::max(width(), 300), metricsNow(), false).wide ? metricsNow().smallLine + 12 : 6};
}

void ColumnHead::resizeEvent(QResizeEvent*) {
  updateGeometry();
}

void ColumnHead::paintEvent(QPaintEvent*) {
  const auto g = rowGeometry(width(), metricsNow(), m_isWhatIf);
  if (!g.wide) return;
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setFont(textFont(TextSize::Small));
  painter.setPen(theme.color(Role::Muted));
  const QFontMetrics metrics(painter.font());
  const auto at = [this](const QRect& column) { return QRect(column.left(), 4, column.width(), height() - 6); };
  painter.drawText(at(g.scale), Qt::AlignLeft | Qt::AlignVCenter, tr("concern"));
  painter.drawText(at(g.scale), Qt::AlignRight | Qt::AlignVCenter, tr("strength"));
  const auto words = [&](const QRect& column, const QString& text) {
    painter.drawText(at(column), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text, Qt::ElideRight, column.width()));
  };
  words(g.evidence, tr("■ kinds of source  ● voices"));
  words(g.up, tr("What pulls hardest each way"));
}

}  // namespace waymark::ui
