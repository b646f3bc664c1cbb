#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "storage/connection.hpp"
#include "storage/file_lock.hpp"

namespace zubia::storage {

namespace {

constexpr int application_id = 0x5A756269;  // "Zubi"

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

std::string translated(std::string_view sql) {
  std::string text(sql);
  for (const auto& [word, replacement] :
       {std::pair{"{integer}", "INTEGER"}, {"{real}", "REAL"}, {"{strict}", " STRICT"}, {"{sqlite}", ""}})
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word))
      text.replace(at, std::string_view(word).size(), replacement);
  return text;
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double number(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string text(int column) const override {
    // SQLite hands text out as unsigned characters.
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(std::string path) : path_(std::move(path)) {}

  ~SqliteConnection() override {
    // The last writer leaves one plain file behind, which can be mailed and read from a read-only disk.
    if (lock_ && database_)
      static_cast<void>(sqlite3_exec(database_.get(), "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr));
  }

  Result<void> open(const Opening& opening);

  Result<void> execute(Sql sql, std::span<const Value> values) override {
    if (sql.text().starts_with("{postgresql}")) return {};
    return query(sql, values, [](const Row&) {});
  }

  Result<void> query(Sql sql, std::span<const Value> values, const std::function<void(const Row&)>& visit) override {
    const auto statement = prepare(sql);
    if (!statement) return refuse(statement.error());
    bind(statement->get(), values);
    while (true) {
      const int step = sqlite3_step(statement->get());
      if (step == SQLITE_DONE) return {};
      if (step != SQLITE_ROW) return refuse(problem());
      visit(SqliteRow(statement->get()));
    }
  }

  Result<void> insert_rows(Sql sql, std::size_t count, std::size_t columns,
                           const std::function<void(std::size_t, std::span<Value>)>& fill) override {
    const auto statement = prepare(sql);
    if (!statement) return refuse(statement.error());
    std::vector<Value> values(columns);
    for (std::size_t row = 0; row < count; ++row) {
      fill(row, values);
      bind(statement->get(), values);
      if (sqlite3_step(statement->get()) != SQLITE_DONE) return refuse(problem());
      sqlite3_reset(statement->get());
    }
    return {};
  }

  Result<std::int64_t> schema_version() override {
    std::int64_t version = 0;
    const auto read = query("PRAGMA user_version", {}, [&](const Row& row) { version = row.integer(0); });
    if (!read) return refuse(read.error());
    return version;
  }

  Result<void> set_schema_version(std::int64_t version) override {
    return run(fmt::format("PRAGMA user_version = {}", version));
  }

  Result<void> begin() override { return execute("BEGIN IMMEDIATE", {}); }

 private:
  Result<Statement> prepare(Sql sql) {
    sqlite3_stmt* statement = nullptr;
    const std::string text = translated(sql.text());
    if (sqlite3_prepare_v2(database_.get(), text.c_str(), static_cast<int>(text.size()), &statement, nullptr) !=
        SQLITE_OK)
      return refuse(problem());
    return Statement(statement);
  }

  static void bind(sqlite3_stmt* statement, std::span<const Value> values) {
    for (std::size_t place = 0; place < values.size(); ++place) {
      // Parameters are named `$1` …, and SQLite numbers names by their first use.
      std::array<char, 8> name{'$'};
      const auto end = fmt::format_to(name.data() + 1, "{}", place + 1);
      *end = '\0';
      const int index = sqlite3_bind_parameter_index(statement, name.data());
      if (const auto* integer = std::get_if<std::int64_t>(&values[place]))
        sqlite3_bind_int64(statement, index, *integer);
      else if (const auto* number = std::get_if<double>(&values[place]))
        sqlite3_bind_double(statement, index, *number);
      else if (const auto* text = std::get_if<std::string>(&values[place]))
        sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
      else
        sqlite3_bind_null(statement, index);
    }
  }

  /// For statements that take no parameters: pragmas.
  Result<void> run(const std::string& sql) {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return refuse(problem());
    return {};
  }

  Problem problem() const {
    const Where where{.file = path_};
    const int code = sqlite3_errcode(database_.get());
    switch (code & 0xFF) {
      case SQLITE_FULL:
        return {"disk-full", "The disk is full.", where, "Free some space and try again; nothing was changed."};
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return {"programme-locked", "Another process is writing this programme.", where, "Wait until it has finished."};
      case SQLITE_READONLY:
        return {"read-only-file", "The programme may not be written.", where, "Copy it to a folder of your own."};
      case SQLITE_NOTADB:
        return {"not-a-programme-file", "This is not a programme file.", where, "Make one with zubia new."};
      case SQLITE_CORRUPT:
        return {"damaged-file", "The programme file is damaged.", where, "Restore it from a backup."};
      case SQLITE_CANTOPEN:
        return {"unreadable-file", "The programme file could not be opened.", where, "Check its permissions."};
      default:
        return {"storage-failed",
                fmt::format("The programme could not be read or written: {}.", sqlite3_errmsg(database_.get())),
                where,
                {}};
    }
  }

  Result<void> check_is_programme();

  std::string path_;
  std::optional<FileLock> lock_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

/// What the path is, before SQLite is asked to make it a database.
Result<void> check_path(const Opening& opening) {
  const Where where{.file = opening.location};
  std::error_code error;
  const auto status = std::filesystem::status(opening.location, error);
  if (std::filesystem::is_directory(status))
    return refuse({"is-a-directory", "This is a directory, and a programme file is due.", where, {}});
  if (opening.is_new && std::filesystem::exists(status))
    return refuse({"file-exists", "The file exists already; it was not touched.", where, "Choose another name."});
  if (!opening.is_new && !std::filesystem::exists(status))
    return refuse({"no-such-file", "There is no such programme.", where, "Make it with zubia new."});
  if (opening.for_writing && !opening.is_new && ::access(opening.location.c_str(), W_OK) != 0)
    return refuse({"read-only-file", "The programme may not be written.", where, "Copy it to a folder of your own."});
  return {};
}

/// A file URI of SQLite: `%`, `?` and `#` mean something in it.
std::string file_uri(const std::string& path, std::string_view parameters) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#')
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      uri += c;
  }
  return uri.append(parameters);
}

Result<void> SqliteConnection::open(const Opening& opening) {
  if (auto checked = check_path(opening); !checked) return checked;
  if (opening.for_writing) {
    auto lock = FileLock::acquire(path_);
    if (!lock) return refuse(lock.error());
    lock_.emplace(*std::move(lock));
    // Somebody may have made it while we waited for nothing.
    if (auto checked = check_path(opening); !checked) return checked;
  }
  const int mode =
      opening.for_writing ? SQLITE_OPEN_READWRITE | (opening.is_new ? SQLITE_OPEN_CREATE : 0) : SQLITE_OPEN_READONLY;
  // Without a log beside it a file on a read-only disk can only be opened as one that never changes.
  const bool has_log = std::filesystem::exists(path_ + "-wal");
  const auto folder = std::filesystem::absolute(path_).parent_path();
  const bool is_fixed = !opening.for_writing && !has_log && ::access(folder.c_str(), W_OK) != 0;
  sqlite3* database = nullptr;
  const std::string uri = file_uri(path_, is_fixed ? "?immutable=1" : "");
  const int opened = sqlite3_open_v2(uri.c_str(), &database, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
  database_.reset(database);
  if (opened != SQLITE_OK) return refuse(problem());
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, 5000);  // before the journal mode, which may have to wait for it
  if (!opening.is_new) {
    if (auto checked = check_is_programme(); !checked) return checked;
  }
  if (auto set =
          run("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON");
      !set)
    return set;
  if (!opening.for_writing) return run("PRAGMA query_only=ON");
  if (opening.is_new) {
    if (auto set = run(fmt::format("PRAGMA application_id={}", application_id)); !set) return set;
  }
  return run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
}

Result<void> SqliteConnection::check_is_programme() {
  std::int64_t id = 0;
  auto read = query("PRAGMA application_id", {}, [&](const Row& row) { id = row.integer(0); });
  if (!read) return read;
  if (id != application_id)
    return refuse(
        {"not-a-programme-file", "This is not a programme file.", {.file = path_}, "Make one with zubia new."});
  return {};
}

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const Opening& opening) {
  auto connection = std::make_unique<SqliteConnection>(opening.location);
  if (auto opened = connection->open(opening); !opened) return refuse(opened.error());
  return connection;
}

}  // namespace zubia::storage
