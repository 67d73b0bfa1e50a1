// SPDX-License-Identifier: GPL-3.0-or-later
// An .xlsx file in the making with libxlsxwriter: a folder of its own until its bytes are read back, and what the
// library would complain of on standard error kept from it. Used by exchange/sheet and exchange/list_form.
#pragma once

#include <xlsxwriter.h>

#include <stop_token>
#include <string>

#include "base/date.h"
#include "base/error.h"

namespace waymark::exchange {

constexpr std::size_t kMostBookRows = 1'048'575;  // beneath the heading

class WorkbookWriter {
 public:
  enum class Memory { Whole, RowByRow };  // row by row: cells from left to right, rows downwards, and little memory
  explicit WorkbookWriter(Memory memory);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  /// Null where the temporary folder can't be written.
  [[nodiscard]] lxw_workbook* book() { return m_book; }
  /// A page of that name as far as a workbook takes it; null if it can't be.
  lxw_worksheet* addPage(const std::string& name);
  lxw_format* addDateFormat(const char* format);
  lxw_format* addBold();
  /// What the file says of when it was made, so that the same content gives the same bytes.
  void setCreated(base::Stamp at);
  /// The file's bytes; the book is gone. NotWritable, Cancelled.
  base::Result<std::string> finish(const std::stop_token& stop);

 private:
  std::string m_folder;
  std::string m_file;
  lxw_workbook* m_book = nullptr;
};

/// Cut with "…" where a workbook would refuse it.
std::string fittingCell(const std::string& cell);
lxw_datetime workbookDay(base::Day day);

}  // namespace waymark::exchange
