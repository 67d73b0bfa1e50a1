// SPDX-License-Identifier: GPL-3.0-or-later
// The seal over who children are: one random key a workspace, wrapped under a passphrase and under a recovery key.
// Used by app::Session's owners; nothing here touches a file. libsodium: Argon2id (RFC 9106), XChaCha20-Poly1305,
// keyed BLAKE2b (RFC 7693). Every function may be called on any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error.h"

namespace waymark::seal {

/// What deriving a key from a passphrase costs. The default is RFC 9106's second choice: three passes over 64 MiB.
struct Cost {
  std::uint64_t passes = 3;
  std::uint64_t bytes = std::uint64_t{64} << 20U;
  bool operator==(const Cost&) const = default;
};

inline constexpr std::size_t kLeastPassphrase = 12;  // characters

/// 32 random bytes, in memory that isn't swapped out and is wiped when let go.
class Key {
 public:
  static Key random();
  ~Key();
  Key(Key&&) noexcept;
  Key& operator=(Key&&) noexcept;

  /// A nonce and the sealed bytes. `what` is bound to them: sealed as one thing, they don't open as another.
  [[nodiscard]] std::string sealed(std::string_view plain, std::string_view what) const;
  /// SealDamaged{what}: other bytes, another key or another `what`.
  [[nodiscard]] base::Result<std::string> opened(std::string_view sealed, std::string_view what) const;
  /// 32 hex digits, the same for the same value of one kind ("upn"); "" for an empty value.
  [[nodiscard]] std::string digest(std::string_view kind, std::string_view value) const;

 private:
  friend struct Secrets;
  struct Memory;
  explicit Key(std::unique_ptr<Memory> memory);
  std::unique_ptr<Memory> m_memory;
};

/// A key under another one, as base64: what is derived from `salt` opens `box`.
struct Wrapped {
  std::string salt;
  std::string box;
  bool operator==(const Wrapped&) const = default;
};

/// What a workspace keeps of its seal. It tells nobody anything without a passphrase or the recovery key.
struct Header {
  Cost cost;
  Wrapped passphrase;
  Wrapped recovery;
  std::optional<base::Day> purgeOn;  // when identities are due to be deleted
  int idleMinutes = 10;              // then the window locks them
  bool operator==(const Header&) const = default;
};

inline constexpr int kLongestIdle = 24 * 60;  // minutes; the least is 1

/// As it is stored: JSON. Reading refuses what is cut or changed, and a cost that would stop the machine. Damaged, with
/// nothing of what it holds; TooNew.
std::string headerText(const Header& header);
base::Result<Header> headerFrom(std::string_view text);

/// A key with a way to it. `recoveryKey` ("ABCD-EFGH-…", 32 characters) is shown once and kept nowhere.
struct Made {
  Header header;
  Key key;
  std::string recoveryKey;
};

/// WeakPassphrase; TooLittle where the machine hasn't the memory.
base::Result<Made> make(std::string_view passphrase, const Cost& cost = {});
/// WrongPassphrase{what}. About 0.1 s and 64 MiB.
base::Result<Key> unlocked(const Header& header, std::string_view passphrase);
/// The same with the recovery key; dashes, spaces and case don't matter, O and I read as 0 and 1.
base::Result<Key> recovered(const Header& header, std::string_view recoveryKey);
/// The header under another passphrase: the old one opens nothing from here on but older copies of the file.
base::Result<Header> withPassphrase(Header header, const Key& key, std::string_view passphrase);
struct NewRecovery {
  Header header;
  std::string recoveryKey;
};
base::Result<NewRecovery> withNewRecovery(Header header, const Key& key);

/// Overwrites what a string holds, and empties it. What was copied from it before is the caller's.
void wipe(std::string& text);

}  // namespace waymark::seal
