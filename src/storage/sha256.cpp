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

struct Sha256::State {
  crypto_hash_sha256_state hash{};
};
Sha256::Sha256() : m_state(std::make_unique<State>()) {
  crypto_hash_sha256_init(&m_state->hash);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}
std::string Sha256::hex() {
  Hash hash{};
  crypto_hash_sha256_final(&m_state->hash, hash.data());
  return hexOf(hash);
}

PieceHash pieceHash(std::string_view bytes) {
  PieceHash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  return hash;
}

std::string hexOf(std::string_view bytes) {
  std::string hex(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  hex.pop_back();
  return hex;
}

std::string bytesOf(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t size = 0;
  sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(), nullptr, &size,
                 nullptr);
  bytes.resize(size);
  return bytes;
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
