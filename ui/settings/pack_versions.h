// SPDX-License-Identifier: GPL-3.0-or-later
// The frameworks that can be used, with their versions, and the drafts of new ones: copying, editing, moving to one.
#pragma once

#include <QWidget>
#include <filesystem>
#include <optional>

#include "framework/draft_folder.h"
#include "shell/page.h"
#include "widgets/table_model.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class DataTable;
class FormRow;

struct PackVersionRow {
  framework::PackSummary pack;
  bool isDraft = false;
  bool isInUse = false;
  bool isBuiltIn = false;
};

class PackVersionModel final : public VectorModel<PackVersionRow> {
  Q_OBJECT
 public:
  enum Column { Title, Version, From, State };
  explicit PackVersionModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const PackVersionRow& row) const override;
};

class PackVersions final : public QWidget {
  Q_OBJECT
 public:
  PackVersions(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  /// Reads the folder again.
  void refresh();
  void focusTable();

 signals:
  void editAsked(const std::filesystem::path& draft);
  void moveAsked(const std::string& id, const std::string& version);

 private:
  [[nodiscard]] QWidget* makeCopy();
  [[nodiscard]] QWidget* makeQuestion();
  [[nodiscard]] const PackVersionRow* current() const;
  void showCurrent();
  void open();
  void copy();
  void askDelete();
  void deleteDraft();

  AppState& m_state;
  Navigator& m_navigator;
  framework::DraftFolder m_folder;
  PackVersionModel* m_model;
  DataTable* m_table;
  Button* m_copy;
  Button* m_edit;
  Button* m_delete;
  Button* m_move;
  QLabel* m_problems;
  QWidget* m_copyFields;
  QLineEdit* m_id;
  QLineEdit* m_version;
  FormRow* m_idRow;
  FormRow* m_versionRow;
  QWidget* m_question;
  QLabel* m_asked;
  Button* m_keep;
};

}  // namespace waymark::ui
