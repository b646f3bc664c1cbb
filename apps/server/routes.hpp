#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "operations/any_operation.hpp"

namespace zubia::server {

/// The fields that a path holds where it follows the pattern: `/territories/{territory}/profile`.
std::optional<nlohmann::json> match_path(std::string_view pattern, std::string_view path);

/// Which operation a method and a path ask for.
class Routes {
 public:
  /// Of all operations but those that make a programme, which no server does.
  explicit Routes(std::span<const operations::AnyOperation> operations);

  struct Match {
    const operations::AnyOperation* operation = nullptr;  ///< null where no operation answers
    nlohmann::json fields = nlohmann::json::object();     ///< those that the path holds
    std::vector<std::string> allowed;                     ///< the methods that the path knows, if any
  };
  Match find(std::string_view method, std::string_view path) const;

  const std::vector<const operations::AnyOperation*>& operations() const { return operations_; }

 private:
  std::vector<const operations::AnyOperation*> operations_;
};

}  // namespace zubia::server
