// SPDX-License-Identifier: GPL-3.0-or-later
// The Evidence page over a port, with its attachments at hand. Used by the tests of attachments, drops and previews.
#pragma once

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "bridge/text.h"
#include "evidence/attachments_field.h"
#include "evidence/evidence_form.h"
#include "evidence/evidence_page.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "widgets/data_table.h"

namespace waymark::ui {

template <class Port>
struct EvidenceShown {
  QTemporaryDir folder;
  Port port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  QStringList said;
  std::unique_ptr<EvidencePage> page;

  template <class... Arguments>
  explicit EvidenceShown(Arguments&&... arguments) : port(std::forward<Arguments>(arguments)...) {
    QObject::connect(&navigator, &Navigator::said, [this](MessageKind, const QString& text) { said << text; });
  }
  void show() {
    page = std::make_unique<EvidencePage>(PageContext{state, navigator, actions});
    page->resize(1240, 900);
    page->show();
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
  }
  [[nodiscard]] domain::EvidenceId first() const {
    return state.workspace().template all<domain::Evidence>().begin()->value.id;
  }
  void openFirst() { page->openArgument(toQt(base::uuidText(first().uuid))); }
  [[nodiscard]] EvidenceForm* form() const { return page->template findChild<EvidenceForm*>(); }
  [[nodiscard]] AttachmentsField* field() const { return page->template findChild<AttachmentsField*>(); }
  [[nodiscard]] DataTable* list() const { return field()->template findChild<DataTable*>(); }
  [[nodiscard]] QPushButton* button(const QString& text) const {
    for (auto* button : field()->template findChildren<QPushButton*>())
      if (button->text() == text) return button;
    return nullptr;
  }
  [[nodiscard]] std::vector<domain::Attachment> stored() const {
    std::vector<domain::Attachment> all;
    for (const auto& row : state.workspace().template all<domain::Attachment>()) all.push_back(row.value);
    return all;
  }
  [[nodiscard]] std::size_t findings() const { return state.workspace().template all<domain::Evidence>().size(); }
  QString file(const QString& name, const QByteArray& bytes = "Minutes of the board") {
    QFile made(folder.filePath(name));
    if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size()) return {};
    return made.fileName();
  }
  /// With the keyboard, through the dialog.
  void add(const QStringList& files) {
    QTest::keyClick(button(QStringLiteral("Add…")), Qt::Key_Space);
    auto* dialog = field()->template findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QStringList quoted;
    for (const auto& name : files) quoted << u'"' + QDir::toNativeSeparators(name) + u'"';
    auto* name = dialog->template findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    dialog->setDirectory(folder.path());
    name->setText(files.size() == 1 ? files.front() : quoted.join(u' '));
    QTest::keyClick(name, Qt::Key_Return);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  /// Fills what a new finding needs, by keyboard; the focus is in the form then.
  void fillNew() {
    form()->focusFirst();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Joint plans are late"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_C);
    for (int i = 0; i < 3; ++i) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
  }
};

/// The demonstration area, in memory.
struct EvidenceInMemory : EvidenceShown<MemoryPort> {
  EvidenceInMemory() {
    state.create("test.waymark", demonstration());
    port.deliver();
    port.applied.clear();
    show();
  }
};

}  // namespace waymark::ui
