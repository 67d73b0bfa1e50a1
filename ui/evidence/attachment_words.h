// SPDX-License-Identifier: GPL-3.0-or-later
// The words for files inside the workspace: what one is, and the sentences for what didn't work.
#pragma once

#include <QString>

#include "base/error.h"
#include "domain/evidence.h"

namespace waymark::ui {

/// "PDF", "Picture", "Word document"; the ending in capitals where it says no more.
QString fileKind(const domain::Attachment& attachment);
/// "2.3 MB".
QString sizeText(std::int64_t bytes);
/// "PDF, 2.3 MB, added Mon 8 Sep 2025, 09:40 by Priya Shah".
QString aboutText(const domain::Attachment& attachment);
/// "1 file", "3 files".
QString countedFiles(qsizetype count);

// What happened, what is kept, what to do.
QString notAdded(const QString& name, const base::Error& error);
QString notOpened(const QString& name, const base::Error& error);
QString notSaved(const QString& name, const base::Error& error);

}  // namespace waymark::ui
