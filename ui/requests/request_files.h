// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in and out of the requests as files: a version that is sent and a copy of it, the sheet, the printed log,
// the bundle. Each ends in a sentence in the message bar.
#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "app/background.h"
#include "app/return_forms.h"
#include "shell/page.h"

namespace waymark::ui {

class RequestFiles final : public QObject {
  Q_OBJECT
 public:
  using Rows = std::function<const std::vector<app::RequestRow>&()>;
  /// `dialogs` is what file dialogs open over; `rows` gives the requests as they are now.
  RequestFiles(AppState& state, Navigator& navigator, QWidget* dialogs, Rows rows);

  /// Keeps the file's bytes, then writes that they were sent. `version` says to whom, with what note.
  void send(const app::RequestRow& row, const QString& file, app::Sending sending);
  void askWhereToSave(const domain::RequestVersion& version);

  void askSheetOut();
  void writeSheet(const QString& file);
  void askSheetIn();
  /// Ends in previewed().
  void readSheet(const QString& file);
  /// A return with a form of its own.
  void writeReturn(const app::ReturnForm& form, const QString& file);
  void readReturn(const app::ReturnForm& form, const QString& file);
  void askPrint();
  void print(const QString& file);
  void askBundle();
  void writeBundle(const QString& file);

  enum class For { Opening, Saving };
  void ask(For what, const QString& title, const QString& filter, const QString& suffix,
           const std::function<void(const QString&)>& chosen);

 signals:
  void previewed(const std::shared_ptr<const waymark::app::RequestImport>& import);

 protected:
  bool event(QEvent* event) override;

 private:
  struct Waiting {
    app::JobId job = 0;
    app::RequestRow row;
    app::Sending sending;
  };
  void takePreview(base::Result<app::RequestImport> import);
  void stored(const app::FileStored& event);

  AppState& m_state;
  Navigator& m_navigator;
  QWidget* m_dialogs;
  Rows m_rows;
  std::vector<Waiting> m_sending;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
