// SPDX-License-Identifier: GPL-3.0-or-later
// Two fields of the evidence form that hold lists: links to files, and linked earlier findings and priorities.
#pragma once

#include <QWidget>
#include <vector>

#include "domain/evidence.h"

class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class FormCombo;

/// Links to files where they lie. A path or address is pasted or typed, Enter adds it; nothing is opened unasked.
class FileLinksField final : public QWidget {
  Q_OBJECT
 public:
  explicit FileLinksField(QWidget* parent = nullptr);
  [[nodiscard]] const std::vector<domain::FileLink>& links() const { return m_links; }
  /// Without a signal.
  void setLinks(std::vector<domain::FileLink> links);
  /// Takes what is typed and not added yet.
  void takeTyped();
  void add(const QString& location);

 signals:
  /// By the person. New links have a null id.
  void changed();

 private:
  void rebuild();

  std::vector<domain::FileLink> m_links;
  QVBoxLayout* m_rows;
  QLineEdit* m_typed;
};

/// Any number out of a list of long texts: a field to add one, the chosen ones beneath, each with a button to take
/// it out.
class PickField final : public QWidget {
  Q_OBJECT
 public:
  struct Entry {
    base::Uuid id;
    QString kind;  // "Area for improvement", or "" where all are of one kind
    QString text;
  };
  explicit PickField(const QString& prompt, QWidget* parent = nullptr);
  void setEntries(std::vector<Entry> entries);
  [[nodiscard]] const std::vector<base::Uuid>& chosen() const { return m_chosen; }
  /// Without a signal.
  void setChosen(std::vector<base::Uuid> chosen);

 signals:
  void changed();

 private:
  void rebuild();

  QString m_prompt;
  std::vector<Entry> m_entries;
  std::vector<base::Uuid> m_chosen;
  FormCombo* m_combo;
  QVBoxLayout* m_rows;
};

/// What a link is called before anybody names it: the file's name, or the address.
QString linkTitle(const QString& location);
/// Opens a file or a web address with what the desktop has for it; false if it can't.
bool openLink(const QString& location);

}  // namespace waymark::ui
