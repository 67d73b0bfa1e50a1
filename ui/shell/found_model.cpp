// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/found_model.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

#include "bridge/text.h"
#include "widgets/style.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr int kLead = 48;  // characters before the first mark; beyond it the title begins later
constexpr int kLinesGap = 2;

/// The title from shortly before its first mark, so that what was found can be seen in a long sentence.
FoundRow shortened(FoundRow row) {
  if (row.marks.empty() || row.marks.front().first <= kLead) return row;
  const auto from = row.title.lastIndexOf(u' ', row.marks.front().first - kLead / 2) + 1;
  if (from <= 0) return row;
  const QString lead = QStringLiteral("… ");
  row.title = lead + row.title.mid(from);
  for (auto& mark : row.marks) mark.first += static_cast<int>(lead.size() - from);
  return row;
}

void paintMarked(QPainter& painter, const QRect& room, const FoundRow& row) {
  const QFont font = textFont(TextSize::Body);
  const QString text = QFontMetrics(font).elidedText(row.title, Qt::ElideRight, room.width() - kInside);
  QTextLayout layout(text, font);
  QTextOption option;
  option.setWrapMode(QTextOption::NoWrap);
  layout.setTextOption(option);
  QTextCharFormat found;  // weight and line, not colour
  found.setFontWeight(QFont::DemiBold);
  found.setFontUnderline(true);
  QList<QTextLayout::FormatRange> formats;
  for (const auto& [begin, length] : row.marks)
    if (begin < text.size()) formats.append({begin, std::min(length, static_cast<int>(text.size()) - begin), found});
  layout.setFormats(formats);
  layout.beginLayout();
  layout.createLine();
  layout.endLayout();
  layout.draw(&painter, room.topLeft());
}

}  // namespace

QString headingOf(app::SearchKind kind) {
  static constexpr const char* kWords[app::kSearchKindCount] = {
      QT_TRANSLATE_NOOP("Found", "Pages"),      QT_TRANSLATE_NOOP("Found", "Actions"),
      QT_TRANSLATE_NOOP("Found", "Criteria"),   QT_TRANSLATE_NOOP("Found", "Tasks"),
      QT_TRANSLATE_NOOP("Found", "People"),     QT_TRANSLATE_NOOP("Found", "Organisations"),
      QT_TRANSLATE_NOOP("Found", "Priorities"), QT_TRANSLATE_NOOP("Found", "Earlier findings"),
      QT_TRANSLATE_NOOP("Found", "Evidence"),   QT_TRANSLATE_NOOP("Found", "Settings"),
      QT_TRANSLATE_NOOP("Found", "Glossary"),   QT_TRANSLATE_NOOP("Found", "Framework packs"),
      QT_TRANSLATE_NOOP("Found", "Saved views"), QT_TRANSLATE_NOOP("Found", "Children"),
      QT_TRANSLATE_NOOP("Found", "Surveys"),    QT_TRANSLATE_NOOP("Found", "Comments"),
      QT_TRANSLATE_NOOP("Found", "Requests"),   QT_TRANSLATE_NOOP("Found", "Concerns about a child"),
      QT_TRANSLATE_NOOP("Found", "Keeping in touch")};
  return QCoreApplication::translate("Found", kWords[static_cast<std::size_t>(kind)]);
}

void FoundModel::show(const std::vector<app::SearchGroup>& groups) {
  beginResetModel();
  m_rows.clear();
  for (const auto& group : groups) {
    const bool more = group.total > group.hits.size();
    m_rows.push_back({FoundRow::Sort::Heading,
                      group.kind,
                      {},
                      headingOf(group.kind),
                      more ? tr("%L1 of %L2").arg(group.hits.size()).arg(group.total) : QString(),
                      {}});
    for (const auto& hit : group.hits) {
      FoundRow row{FoundRow::Sort::Hit,   group.kind, toQt(hit.entry->id), toQt(hit.entry->title),
                   toQt(hit.entry->note), {}};
      for (const auto& mark : hit.marks) {
        const std::string_view title = hit.entry->title;
        const auto begin = toQt(title.substr(0, mark.begin)).size();
        const auto length = toQt(title.substr(mark.begin, mark.end - mark.begin)).size();
        row.marks.emplace_back(static_cast<int>(begin), static_cast<int>(length));
      }
      m_rows.push_back(shortened(std::move(row)));
    }
    if (group.kind == app::SearchKind::Evidence && more && app::isAsTyped(group.hits.front().rank))
      m_rows.push_back(
          {FoundRow::Sort::AllEvidence, group.kind, {}, tr("Filter the evidence list by these words"), {}, {}});
  }
  endResetModel();
}

int FoundModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FoundModel::data(const QModelIndex& index, int role) const {
  const auto& found = row(index.row());
  if (role == Qt::DisplayRole) return found.title;
  if (role == Qt::ToolTipRole && found.sort == FoundRow::Sort::Hit) return found.title;
  if (role == Qt::AccessibleTextRole) {
    if (found.sort == FoundRow::Sort::Heading) return found.title;
    const QString words = found.note.isEmpty() ? found.title : tr("%1, %2").arg(found.title, found.note);
    return tr("%1: %2").arg(headingOf(found.kind), words);
  }
  return {};
}

Qt::ItemFlags FoundModel::flags(const QModelIndex& index) const {
  return row(index.row()).sort == FoundRow::Sort::Heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto& row = static_cast<const FoundModel*>(index.model())->row(index.row());
  const int body = QFontMetrics(textFont(TextSize::Body)).height();
  const int small = QFontMetrics(textFont(TextSize::Small)).height();
  if (row.sort == FoundRow::Sort::Heading) return {100, small + kInside + 6};
  return {100, body + kInside + (row.note.isEmpty() ? 2 : small + kLinesGap)};
}

void FoundDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto& row = static_cast<const FoundModel*>(index.model())->row(index.row());
  const Theme& theme = themeOf(option.widget);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  QRect room = option.rect.adjusted(kBetween, 4, -kBetween, -4);
  if (row.sort == FoundRow::Sort::Heading) {
    painter->setFont(textFont(TextSize::Small, TextWeight::Strong));
    painter->setPen(theme.color(Role::Muted));
    painter->drawText(room, Qt::AlignLeft | Qt::AlignBottom, row.title);
    painter->setFont(textFont(TextSize::Small));
    painter->drawText(room, Qt::AlignRight | Qt::AlignBottom, row.note);
    painter->restore();
    return;
  }
  if (option.state & QStyle::State_Selected) {
    painter->fillRect(option.rect, theme.color(Role::Selected));
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.color(Role::Focus));
  } else if (option.state & QStyle::State_MouseOver) {
    painter->fillRect(option.rect, theme.color(Role::Hover));
  }
  painter->setPen(theme.color(row.sort == FoundRow::Sort::AllEvidence ? Role::Accent : Role::Text));
  paintMarked(*painter, room, row);
  if (!row.note.isEmpty()) {
    const QFont small = textFont(TextSize::Small);
    painter->setFont(small);
    painter->setPen(theme.color(Role::Muted));
    room.setTop(room.top() + QFontMetrics(textFont(TextSize::Body)).height() + kLinesGap);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                      QFontMetrics(small).elidedText(row.note, Qt::ElideRight, room.width()));
  }
  painter->restore();
}

}  // namespace waymark::ui
