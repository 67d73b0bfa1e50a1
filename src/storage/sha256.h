// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 as lower-case hex: the change log's chain, the names of attachments' bytes, the hashes that freeze landed
// migrations.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/error.h"

namespace waymark::storage {

std::string sha256Hex(std::string_view bytes);

/// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  /// Once, at the end.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// A short hash (BLAKE2b, 128 bits), several times faster: whether a piece read twice is the same both times.
using PieceHash = std::array<unsigned char, 16>;
PieceHash pieceHash(std::string_view bytes);

std::string hexOf(std::string_view bytes);
/// Of what hexOf gave; stops at anything else.
std::string bytesOf(std::string_view hex);

/// Of a file's bytes. FileUnreadable; Cancelled. Never of a workspace that is open: closing it would drop SQLite's
/// locks.
base::Result<std::string> sha256OfFile(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace waymark::storage
