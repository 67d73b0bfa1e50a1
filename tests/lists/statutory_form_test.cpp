// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/statutory_form.h"

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

TEST_CASE("every code of the standard definition goes out in the template's words and comes back as itself") {
  for (const auto& column : standard().columns) {
    if (column.kind != ColumnKind::Code) continue;
    for (const auto& code : standard().codeLists[column.codeList].codes) {
      const auto table = tableOf("List_1", {{{"unique_id", "1"}, {column.id, code.code}}});
      const auto at = col(column.id);
      const auto cell = formCell(standard(), table, at, 0);
      CAPTURE(column.id, code.code, cell.text);
      CHECK(cell.text == code.form);
      const auto again = tableOf("List_1", {{{"unique_id", "1"}, {column.id, cell.text}}});
      CHECK(again.text(standard(), at, 0) == code.code);
    }
  }
  CHECK(standard().codeLists[0].codes[0].form == "a) Male");
}

TEST_CASE("the form holds true values: days in its style, numbers, and what can't be read as it stands") {
  const auto table = tableOf("List_1", {{{"unique_id", "007"},
                                         {"date_of_birth", "2011-03-04"},
                                         {"initial_plan", "31/02/2025"},
                                         {"gender", "Q"},
                                         {"absence", "12.5%"},
                                         {"suspensions", "2"}}});
  const auto cell = [&](std::string_view id) { return formCell(standard(), table, col(id), 0); };
  CHECK(cell("unique_id").kind == FormCell::Kind::Text);
  CHECK(cell("unique_id").text == "007");
  CHECK(cell("date_of_birth").kind == FormCell::Kind::Day);
  CHECK(cell("date_of_birth").text == "04/03/2011");
  CHECK(cell("initial_plan").kind == FormCell::Kind::Text);
  CHECK(cell("initial_plan").text == "31/02/2025");
  CHECK(cell("gender").text == "Q");
  CHECK(cell("absence").kind == FormCell::Kind::Number);
  CHECK(cell("absence").number == 12.5);
  CHECK(cell("suspensions").text == "2");
  CHECK(cell("uln").kind == FormCell::Kind::Empty);
  CHECK(cell("locality").kind == FormCell::Kind::Empty);
  auto iso = standard();
  iso.dateStyle = DateStyle::Iso;
  CHECK(formCell(iso, table, col("date_of_birth"), 0).text == "2011-03-04");
}
