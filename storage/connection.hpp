#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::storage {

/// A value bound to `$1`, `$2` …; `std::monostate` is NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One row of an answer; columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double number(int column) const = 0;
  virtual std::string text(int column) const = 0;
};

/// SQL text that stands in the source code. Anything else does not convert, so no text of a user becomes SQL.
class Sql {
 public:
  template <std::size_t N>
  consteval Sql(const char (&literal)[N]) : text_(literal, N - 1) {}  // NOLINT(google-explicit-constructor)

  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// What both stores can do. One SQL text serves both: `$1` parameters, `RETURNING`, `ON CONFLICT`; the words
/// `{integer}`, `{real}` and `{strict}` stand for what the two call differently. What only one of the two understands,
/// a trigger say, begins with `{sqlite}` or `{postgresql}`, and `execute` of the other passes over it.
class Connection {
 public:
  virtual ~Connection() = default;

  virtual Result<void> execute(Sql sql, std::span<const Value> values = {}) = 0;
  virtual Result<void> query(Sql sql, std::span<const Value> values, const std::function<void(const Row&)>& visit) = 0;

  /// Runs one insertion, `INSERT INTO table (columns) VALUES …` and no more, for each of `count` rows, in their order.
  /// `fill(row, values)` sets the values.
  virtual Result<void> insert_rows(Sql sql, std::size_t count, std::size_t columns,
                                   const std::function<void(std::size_t row, std::span<Value> values)>& fill) = 0;

  /// The same for a statement that does more: each row is a statement of its own.
  Result<void> execute_rows(Sql sql, std::size_t count, std::size_t columns,
                            const std::function<void(std::size_t row, std::span<Value> values)>& fill) {
    std::vector<Value> values(columns);
    for (std::size_t row = 0; row < count; ++row) {
      fill(row, values);
      if (auto done = execute(sql, values); !done) return done;
    }
    return {};
  }

  /// The version of the schema; 0 where there is none yet.
  virtual Result<std::int64_t> schema_version() = 0;
  virtual Result<void> set_schema_version(std::int64_t version) = 0;

  virtual Result<void> begin() = 0;
};

/// A connection that reads, and one that also writes. The write connection holds the lock on the programme.
struct Opening {
  std::string location;
  bool for_writing = false;
  bool is_new = false;  ///< to be made; refused if it is there
};

Result<std::unique_ptr<Connection>> open_sqlite(const Opening& opening);
Result<std::unique_ptr<Connection>> open_postgresql(const Opening& opening);

/// By the location: `postgresql://` or a file.
Result<std::unique_ptr<Connection>> open_connection(const Opening& opening);

}  // namespace zubia::storage
