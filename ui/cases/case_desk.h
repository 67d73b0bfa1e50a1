// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a tracked child's panel share: which child, the key while the door is open, and writing one step
// after the other, so that an edit made while another is on its way starts from what that one left.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/restricted.h"
#include "app/tracked_children.h"
#include "shell/page.h"

namespace waymark::ui {

class CaseDesk final : public QObject {
  Q_OBJECT
 public:
  CaseDesk(AppState& state, Navigator& navigator, QObject* parent);
  [[nodiscard]] AppState& state() const { return m_state; }
  [[nodiscard]] Navigator& navigator() const { return m_navigator; }

  void setChild(const domain::TrackedChildId& id) { m_child = id; }
  [[nodiscard]] const domain::TrackedChildId& id() const { return m_child; }
  /// nullptr where there is none, or the door is shut.
  [[nodiscard]] const app::StoredTracked* child() const;
  [[nodiscard]] QString code() const;
  /// nullptr while the door is shut.
  [[nodiscard]] std::shared_ptr<const seal::Key> key() const;
  [[nodiscard]] bool canWrite() const;

  [[nodiscard]] base::Result<app::SealedTexts> texts(const base::Uuid& id, const std::string& sealed) const;
  /// "" while the door is shut: check key() first.
  [[nodiscard]] std::string sealed(const base::Uuid& id, const app::SealedTexts& texts) const;
  /// Whether words for an open field hold one of the child's names.
  [[nodiscard]] bool holdsName(const QString& words) const;

  /// `make` is called when what was written before is in the workspace; nothing it gives is nothing to do.
  using Make = std::function<std::optional<domain::ChangeSet>()>;
  void write(Make make);
  [[nodiscard]] bool isWriting() const { return m_isWriting; }
  /// After a change is in: begins the next. Before the parts are brought up to date.
  void next();

  /// A child inspectors chose, in the next place or in `replaced`'s. Ends in `done` with the new record's id, or the
  /// sentence why not.
  void track(const QString& code, std::optional<domain::TrackedChildId> replaced, const QString& why,
             std::function<void(base::Result<domain::TrackedChildId>)> done);

 private:
  void run(const Make& make);

  AppState& m_state;
  Navigator& m_navigator;
  domain::TrackedChildId m_child;
  std::vector<Make> m_waiting;
  bool m_isWriting = false;
};

/// A part of the panel.
class CasePart {
 public:
  virtual ~CasePart() = default;
  /// Shows what is stored. What is being typed stays, unless it is another child.
  virtual void refresh(bool isOther) = 0;
  /// Nothing that was opened stays in a field.
  virtual void empty() = 0;
};

}  // namespace waymark::ui
