#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "engine/base/result.hpp"

namespace zubia::disclosure {

/// A problem at a member of what was handed in: `tables[2].attributes[0]`.
inline Problem wrong(std::string code, std::string detail, std::string member, std::string mend) {
  Problem problem{std::move(code), std::move(detail), {}, std::move(mend)};
  problem.where.member = std::move(member);
  return problem;
}

inline std::string place(const std::string& member, std::size_t number) {
  return member + "[" + std::to_string(number) + "]";
}

}  // namespace zubia::disclosure
