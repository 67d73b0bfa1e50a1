// SPDX-License-Identifier: GPL-3.0-or-later
// The Timeline page.
#pragma once

#include "shell/page.h"

namespace waymark::ui {

class TimelinePage final : public Page {
  Q_OBJECT
 public:
  explicit TimelinePage(const PageContext& context);
};

}  // namespace waymark::ui
