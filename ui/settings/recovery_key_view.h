// SPDX-License-Identifier: GPL-3.0-or-later
// The recovery key, shown once: to print, to copy, and to say that it is stored. Then nothing of it is left here.
#pragma once

#include <QWidget>

#include "base/error.h"

class QCheckBox;
class QLabel;

namespace waymark::ui {

class AppState;
class Button;
class Navigator;

/// A4: what the sheet is, for which workspace, what to do with it, and the key.
base::Result<void> saveRecoverySheet(const QString& key, const QString& workspace, const QString& day,
                                     const QString& file);

class RecoveryKeyView final : public QWidget {
  Q_OBJECT
 public:
  RecoveryKeyView(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  ~RecoveryKeyView() override;
  void show(const std::string& key);
  void wipe();

 signals:
  /// "It is stored" was confirmed, and the key is gone from here.
  void stored();

 private:
  void askSheet();

  AppState& m_state;
  Navigator& m_navigator;
  QLabel* m_key;
  Button* m_sheet;
  QCheckBox* m_stored;
  Button* m_done;
};

}  // namespace waymark::ui
