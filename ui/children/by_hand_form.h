// SPDX-License-Identifier: GPL-3.0-or-later
// A file that no list is known in by its header: which sheet of it is which list, and where its header stands, said by
// hand. What its columns are is said afterwards, where every import's columns are.
#pragma once

#include <QWidget>

#include "app/list_check.h"

class QLabel;

namespace waymark::ui {

class Button;
class FormCombo;

/// The first rows of a file's sheets.
struct FileHeads {
  std::filesystem::path file;
  std::vector<lists::TemplateSheet> sheets;
};

class ByHandForm final : public QWidget {
  Q_OBJECT
 public:
  explicit ByHandForm(QWidget* parent = nullptr);
  /// `why`: the sentence that says why nothing was found.
  void show(const lists::Definition& definition, std::vector<FileHeads> heads, const QString& why);
  /// False where no sheet of any file has a row that could be a header.
  [[nodiscard]] bool hasSheets() const { return !m_places.empty(); }
  void focusFirst();
  /// A file's first rows may name children.
  void clear();

 signals:
  void chosen(const waymark::app::SaidSheet& sheet);
  void otherFilesAsked();
  void cancelled();

 private:
  struct Place {
    std::size_t file = 0;
    std::size_t sheet = 0;
  };
  void fillRows();

  std::vector<FileHeads> m_heads;
  std::vector<Place> m_places;  // as the first combo has them
  QLabel* m_why;
  FormCombo* m_sheet;
  FormCombo* m_row;
  FormCombo* m_list;
};

}  // namespace waymark::ui
