// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal/seal.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/message.h"
#include "seal/seal_text.h"

using namespace waymark;
using base::Code;

namespace {

// Argon2id at its least: what is tested is who gets in, not how long a guess takes.
const seal::Cost kCheap{1, std::uint64_t{1} << 20U};
constexpr std::string_view kPassphrase = "four words are easy";

seal::Made made() {
  auto result = seal::make(kPassphrase, kCheap);
  REQUIRE(result);
  return std::move(*result);
}

template <class T>
Code refusal(const base::Result<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

}  // namespace

TEST_CASE("what is sealed opens with the passphrase and with the recovery key, and with nothing else") {
  const auto seal = made();
  const auto box = seal.key.sealed("Ada Lark, 2014-03-09", "list_1");
  CHECK(box.find("Ada") == std::string::npos);

  const auto byPassphrase = seal::unlocked(seal.header, kPassphrase);
  REQUIRE(byPassphrase);
  CHECK(byPassphrase->opened(box, "list_1") == "Ada Lark, 2014-03-09");
  const auto byRecovery = seal::recovered(seal.header, seal.recoveryKey);
  REQUIRE(byRecovery);
  CHECK(byRecovery->opened(box, "list_1") == "Ada Lark, 2014-03-09");

  CHECK(refusal(seal::unlocked(seal.header, "four words are easy ")) == Code::WrongPassphrase);
  CHECK(refusal(seal::unlocked(seal.header, "")) == Code::WrongPassphrase);
  CHECK(refusal(seal::recovered(seal.header, "AAAA-BBBB")) == Code::WrongPassphrase);
  CHECK(refusal(seal::recovered(seal.header, kPassphrase)) == Code::WrongPassphrase);
  CHECK(refusal(seal::Key::random().opened(box, "list_1")) == Code::SealDamaged);
}

TEST_CASE("a recovery key is 32 characters in eights of four, and can be typed carelessly") {
  const auto seal = made();
  REQUIRE(seal.recoveryKey.size() == 39);
  for (std::size_t i = 4; i < seal.recoveryKey.size(); i += 5) CHECK(seal.recoveryKey[i] == '-');
  std::string careless;
  for (char c : seal.recoveryKey) {
    if (c == '-') c = ' ';
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    careless += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  CHECK(seal::recovered(seal.header, careless));
}

TEST_CASE("sealed bytes that were changed, cut or moved to another place don't open") {
  const auto seal = made();
  const auto box = seal.key.sealed(std::string(100, 'x'), "list_1");
  for (std::size_t i = 0; i < box.size(); i += 7) {
    auto changed = box;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(refusal(seal.key.opened(changed, "list_1")) == Code::SealDamaged);
  }
  CHECK(refusal(seal.key.opened(box.substr(0, box.size() - 1), "list_1")) == Code::SealDamaged);
  CHECK(refusal(seal.key.opened("", "list_1")) == Code::SealDamaged);
  CHECK(refusal(seal.key.opened(box, "list_2")) == Code::SealDamaged);
  CHECK(seal.key.opened(seal.key.sealed("", "list_1"), "list_1") == "");
}

TEST_CASE("the same text sealed twice looks different") {
  const auto seal = made();
  CHECK(seal.key.sealed("Ada", "list_1") != seal.key.sealed("Ada", "list_1"));
}

TEST_CASE("a new passphrase opens what the old one sealed, and the old one no longer does") {
  auto seal = made();
  const auto box = seal.key.sealed("Ada", "list_1");
  const auto header = seal::withPassphrase(seal.header, seal.key, "another four words");
  REQUIRE(header);
  const auto key = seal::unlocked(*header, "another four words");
  REQUIRE(key);
  CHECK(key->opened(box, "list_1") == "Ada");
  CHECK(refusal(seal::unlocked(*header, kPassphrase)) == Code::WrongPassphrase);
  CHECK(seal::recovered(*header, seal.recoveryKey));
}

TEST_CASE("a new recovery key makes the printed one worthless") {
  auto seal = made();
  const auto fresh = seal::withNewRecovery(seal.header, seal.key);
  REQUIRE(fresh);
  CHECK(seal::recovered(fresh->header, fresh->recoveryKey));
  CHECK(refusal(seal::recovered(fresh->header, seal.recoveryKey)) == Code::WrongPassphrase);
  CHECK(seal::unlocked(fresh->header, kPassphrase));
}

TEST_CASE("a passphrase under twelve characters is refused, counted as people count them") {
  CHECK(refusal(seal::make("elevenchars", kCheap)) == Code::WeakPassphrase);
  CHECK(refusal(seal::make("ééééééééééé", kCheap)) == Code::WeakPassphrase);  // 22 bytes, 11 characters
  CHECK(seal::make("éééééééééééé", kCheap));
}

TEST_CASE("digests find equal values, keep kinds apart, and depend on the key") {
  const auto key = seal::Key::random();
  CHECK(key.digest("upn", "H801200001001").size() == 32);
  CHECK(key.digest("upn", "H801200001001") == key.digest("upn", "H801200001001"));
  CHECK(key.digest("upn", "H801200001001") != key.digest("uln", "H801200001001"));
  CHECK(key.digest("upn", "H801200001001") != seal::Key::random().digest("upn", "H801200001001"));
  CHECK(key.digest("up", "nH801200001001") != key.digest("upn", "H801200001001"));
  CHECK(key.digest("upn", "").empty());
}

TEST_CASE("a header survives its text, with its purge day and idle time") {
  auto seal = made();
  seal.header.purgeOn = base::dayOf(2027, 3, 31);
  seal.header.idleMinutes = 5;
  const auto text = seal::headerText(seal.header);
  CHECK(text.find(kPassphrase) == std::string::npos);
  CHECK(text.find(seal.recoveryKey) == std::string::npos);
  const auto read = seal::headerFrom(text);
  REQUIRE(read);
  CHECK(*read == seal.header);
  CHECK(seal::unlocked(*read, kPassphrase));
}

TEST_CASE("a header from a hostile hand is refused before it costs anything") {
  const auto good = seal::headerText(made().header);
  const auto with = [&](const std::string& from, const std::string& to) {
    auto text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  CHECK(refusal(seal::headerFrom(with("\"mebibytes\":1", "\"mebibytes\":1000000"))) == Code::Damaged);
  CHECK(refusal(seal::headerFrom(with("\"passes\":1", "\"passes\":0"))) == Code::Damaged);
  CHECK(refusal(seal::headerFrom(with("\"idle_minutes\":10", "\"idle_minutes\":-1"))) == Code::Damaged);
  CHECK(refusal(seal::headerFrom(with("\"version\":1", "\"version\":2"))) == Code::TooNew);
  CHECK(refusal(seal::headerFrom(good.substr(0, good.size() / 2))) == Code::Damaged);
  // Wherever it was cut: nothing of what it holds is repeated, and nobody is told to mend a file.
  for (std::size_t size = 0; size < good.size(); size += 7) {
    const auto cut = seal::headerFrom(good.substr(0, size));
    REQUIRE_FALSE(cut);
    CHECK(base::sentence(cut.error()) ==
          "The seal of this workspace is damaged (its header is not complete). Nothing was written to it; restore a "
          "backup or ask for help with a copy.");
    CHECK(cut.error().detail.empty());
  }
  const auto damaged = seal::headerFrom(with("\"salt\":\"", "\"salt\":\"!"));
  REQUIRE(damaged);
  CHECK((refusal(seal::unlocked(*damaged, kPassphrase)) == Code::SealDamaged ||
         refusal(seal::recovered(*damaged, "AAAA")) == Code::SealDamaged));
}

TEST_CASE("a short value is sealed as text, bound to what it is, and never the same twice") {
  const auto key = seal::Key::random();
  const auto text = seal::sealedText(key, "H801200001001", "correction a upn");
  CHECK(text.find("H8012") == std::string::npos);
  CHECK(text != seal::sealedText(key, "H801200001001", "correction a upn"));
  CHECK(seal::openedText(key, text, "correction a upn").value() == "H801200001001");
  CHECK(seal::openedText(key, seal::sealedText(key, "", "x"), "x").value().empty());
  for (const auto& broken : {text.substr(1), text + "A", std::string("not base64!"), std::string()})
    CHECK(seal::openedText(key, broken, "correction a upn").error().code == base::Code::SealDamaged);
  CHECK(seal::openedText(key, text, "correction b upn").error().code == base::Code::SealDamaged);
  CHECK(seal::openedText(seal::Key::random(), text, "correction a upn").error().code == base::Code::SealDamaged);
}
