// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON schema, applied to packs that didn't come with the program. valijson is heavy to compile: this unit only.
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/json_reader.h"
#include "base/resources.h"
#include "framework/pack_loader.h"

namespace waymark::framework {

using base::Json;
namespace {

base::Result<void> matchesSchema(const Json& value, std::string_view file) {
  const auto text = base::embeddedFile("frameworks/pack.schema.json");
  WAYMARK_ASSERT(text.has_value());
  try {
    const auto schemaJson = Json::parse(*text);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) return {};
    // The innermost result is the first one reported; its context is a list of "[key]" parts after "<root>".
    std::string path;
    std::string problem = "it doesn't match the schema";
    valijson::ValidationResults::Error error;
    if (results.popError(error)) {
      for (std::size_t i = 1; i < error.context.size(); ++i) {
        auto part = error.context[i];
        if (part.size() > 2 && part.front() == '[') part = part.substr(1, part.size() - 2);
        path += "/" + part;
      }
      problem = error.description;
      while (problem.ends_with('.')) problem.pop_back();
    }
    return base::fail(base::Code::BadSchema,
                      {{"file", std::string(file)}, {"path", path.empty() ? "/" : path}, {"problem", problem}});
  } catch (const std::exception& error) {
    return base::fail(base::Code::BadSchema,
                      {{"file", std::string(file)}, {"path", "/"}, {"problem", "it can't be checked"}}, error.what());
  }
}

}  // namespace

base::Result<Pack> parseForeignPack(std::string_view json, std::string_view file) {
  const auto value = base::parseJson(json, file);
  if (!value) return tl::make_unexpected(value.error());
  if (auto sound = matchesSchema(*value, file); !sound) return tl::make_unexpected(sound.error());
  return parsePack(json, file);
}

}  // namespace waymark::framework
