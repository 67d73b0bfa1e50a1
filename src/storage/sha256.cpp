// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sha256.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

namespace waymark::storage {
namespace {

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;

std::string hexOf(const Hash& hash) {
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace

std::string sha256Hex(std::string_view bytes) {
  Hash hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hexOf(hash);
}

base::Result<std::string> sha256OfFile(const std::filesystem::path& file, const std::stop_token& stop) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> block(std::size_t{1} << 20U);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  while (in) {
    if (stop.stop_requested()) return base::fail(base::Code::Cancelled);
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(block.data()),
                              static_cast<unsigned long long>(in.gcount()));
  }
  if (!in.eof())
    return base::fail(base::Code::FileUnreadable, {{"file", file.string()}, {"problem", "reading it failed"}});
  Hash hash{};
  crypto_hash_sha256_final(&state, hash.data());
  return hexOf(hash);
}

}  // namespace waymark::storage
