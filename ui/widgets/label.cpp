// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>
#include <vector>

#include "widgets/choice.h"
#include "widgets/icons.h"

namespace waymark::ui {

namespace {

/// A layout asks for the height at its own width, which may be more than the label may have; and it asks for the
/// same few widths again and again, where each answer costs a shaping of the text.
class WrappedLabel final : public QLabel {
 public:
  using QLabel::QLabel;
  [[nodiscard]] int heightForWidth(int width) const override {
    const int used = std::min(width, maximumWidth());
    if (m_text != text() || m_font != font()) {
      m_text = text();
      m_font = font();
      m_measured.clear();
    }
    for (const auto& [measured, height] : m_measured)
      if (measured == used) return height;
    if (m_measured.size() >= kKept) m_measured.erase(m_measured.begin());
    m_measured.emplace_back(used, QLabel::heightForWidth(used));
    return m_measured.back().second;
  }

 private:
  static constexpr std::size_t kKept = 4;
  mutable QString m_text;
  mutable QFont m_font;
  mutable std::vector<std::pair<int, int>> m_measured;
};

}  // namespace

QLabel* makeLabel(const QString& text, TextStyle style, QWidget* parent) {
  auto* label = new WrappedLabel(text, parent);
  label->setTextFormat(Qt::PlainText);
  label->setFont(textFont(style.size, style.weight));
  label->setForegroundRole(paletteRole(style.role));
  label->setWordWrap(true);
  return label;
}

ElidedLabel::ElidedLabel(TextStyle style, QWidget* parent) : QWidget(parent), m_role(style.role) {
  setFont(textFont(style.size, style.weight));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  m_textWidth = fontMetrics().horizontalAdvance(text);
  setAccessibleName(text);
  updateGeometry();
  update();
}

void ElidedLabel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) m_textWidth = fontMetrics().horizontalAdvance(m_text);
}

void ElidedLabel::setRole(Role role) {
  m_role = role;
  update();
}

QSize ElidedLabel::sizeHint() const {
  return {m_textWidth + 2, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height() + 2};
}

void ElidedLabel::resizeEvent(QResizeEvent*) {
  setToolTip(width() < sizeHint().width() - 2 ? m_text : QString());
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(themeOf(this).color(m_role));
  painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   m_textWidth <= width() ? m_text : fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(title, {TextSize::Title, TextWeight::Strong})),
      m_summary(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_actions(new FlowBox(kInside, kInside)) {
  m_title->setWordWrap(false);
  m_summary->hide();
  auto* words = new QVBoxLayout;
  words->setContentsMargins(0, 0, 0, 0);
  words->setSpacing(4);
  words->addWidget(m_title);
  words->addWidget(m_summary);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kBetween);
  row->addLayout(words, 1);
  row->addWidget(m_actions, 0, Qt::AlignTop);
}

void PageHeader::setTitle(const QString& title) {
  m_title->setText(title);
}

void PageHeader::setSummary(const QString& summary) {
  m_summary->setText(summary);
  m_summary->setVisible(!summary.isEmpty());
}

void PageHeader::addAction(QWidget* button) {
  m_actions->add(button);
}

SectionHeader::SectionHeader(const QString& title, const QString& note, QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(title, {TextSize::Heading, TextWeight::Strong})),
      m_note(makeLabel(note, {TextSize::Small, TextWeight::Regular, Role::Muted})) {
  m_title->setWordWrap(false);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, kInside, 0, 0);
  row->setSpacing(kInside);
  row->addWidget(m_title);
  row->addWidget(m_note, 1);
  row->setAlignment(m_note, Qt::AlignBottom);
  m_note->setVisible(!note.isEmpty());
}

void SectionHeader::setTitle(const QString& title) {
  m_title->setText(title);
}
void SectionHeader::setNote(const QString& note) {
  m_note->setText(note);
  m_note->setVisible(!note.isEmpty());
}

namespace {

struct PillColours {
  Role text;
  Role fill;
  Role line;
};

PillColours pillColours(PillKind kind) {
  switch (kind) {
    case PillKind::Plain:
      return {Role::Muted, Role::Surface, Role::Hairline};
    case PillKind::Dotted:
      return {Role::Muted, Role::Surface, Role::Border};
    case PillKind::Accent:
      return {Role::Accent, Role::AccentSoft, Role::AccentSoft};
    case PillKind::Late:
      return {Role::Late, Role::LateSoft, Role::LateSoft};
    case PillKind::Strength:
      return {Role::Strength, Role::StrengthSoft, Role::StrengthSoft};
    case PillKind::Mixed:
      return {Role::Mixed, Role::MixedSoft, Role::MixedSoft};
    case PillKind::Concern:
      return {Role::Concern, Role::ConcernSoft, Role::ConcernSoft};
    case PillKind::Done:
      return {Role::Done, Role::DoneSoft, Role::DoneSoft};
  }
  return {Role::Muted, Role::Surface, Role::Hairline};
}

}  // namespace

void paintPill(QPainter& painter, const QRectF& rect, const QString& text, PillKind kind, const Theme& theme) {
  const auto colours = pillColours(kind);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPen line(theme.color(colours.line), 1);
  if (kind == PillKind::Dotted) {
    line.setDashPattern({2, 2});
    painter.setBrush(Qt::NoBrush);
  } else {
    painter.setBrush(theme.color(colours.fill));
  }
  painter.setPen(line);
  const QRectF frame = rect.adjusted(0.5, 0.5, -0.5, -0.5);
  painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
  painter.setFont(textFont(TextSize::Small));
  painter.setPen(theme.color(colours.text));
  const QRectF inside = rect.adjusted(8, 0, -8, 0);
  painter.drawText(inside, Qt::AlignCenter | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(inside.width()) + 1));
  painter.restore();
}

QSize pillSize(const QString& text) {
  const QFontMetrics metrics(textFont(TextSize::Small));
  return {metrics.horizontalAdvance(text) + 18, metrics.height() + 6};
}

Pill::Pill(const QString& text, PillKind kind, QWidget* parent) : QWidget(parent), m_text(text), m_kind(kind) {
  setAccessibleName(text);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

void Pill::setKind(PillKind kind) {
  m_kind = kind;
  update();
}

void Pill::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintPill(painter, rect(), m_text, m_kind, themeOf(this));
}

EmptyState::EmptyState(const char* icon, const QString& title, const QString& text, const QString& button,
                       QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(title, {TextSize::Heading, TextWeight::Strong})),
      m_text(makeLabel(text, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_button(new Button(ButtonKind::Primary, button)) {
  auto* picture = new QLabel;
  picture->setPixmap(themedIcon(icon, Role::Muted).pixmap(32, 32));
  picture->setAlignment(Qt::AlignCenter);
  for (auto* label : {m_title, m_text}) {
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setMaximumWidth(480);
    label->setMinimumWidth(240);
  }
  auto* column = new QVBoxLayout(this);
  column->setSpacing(kInside);
  column->addStretch(2);
  column->addWidget(picture, 0, Qt::AlignHCenter);
  // Centred by room at both sides: with an alignment a wrapping label is measured at one width and laid out at another,
  // and its last lines are cut off.
  for (auto* label : {m_title, m_text}) {
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(label, 100);
    row->addStretch(1);
    column->addLayout(row);
  }
  column->addSpacing(kInside);
  column->addWidget(m_button, 0, Qt::AlignHCenter);
  column->addStretch(3);
  m_button->setVisible(!button.isEmpty());
  connect(m_button, &QPushButton::clicked, this, &EmptyState::started);
}

void EmptyState::setTexts(const QString& title, const QString& text) {
  m_title->setText(title);
  m_text->setText(text);
}

Stat::Stat(const QString& value, const QString& caption, QWidget* parent)
    : QWidget(parent),
      m_value(makeLabel(value, {TextSize::Title, TextWeight::Strong})),
      m_caption(makeLabel(caption, {TextSize::Small, TextWeight::Regular, Role::Muted})) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(m_value);
  column->addWidget(m_caption);
  column->addStretch(1);
}

void Stat::set(const QString& value, const QString& caption, Role role) {
  m_value->setText(value);
  m_value->setForegroundRole(paletteRole(role));
  m_caption->setText(caption);
}

QWidget* makeHairline(QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setFrameShape(QFrame::HLine);
  line->setFixedHeight(1);
  return line;
}

}  // namespace waymark::ui
