#include <fmt/format.h>
#include <libpq-fe.h>
#include <cassert>
#include <charconv>
#include <string>
#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

namespace {

struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearAnswer {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

std::string translated(std::string_view sql) {
  std::string text(sql);
  for (const auto& [word, replacement] :
       {std::pair{"{integer}", "BIGINT"}, {"{real}", "DOUBLE PRECISION"}, {"{strict}", ""}, {"{postgresql}", ""}})
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word))
      text.replace(at, std::string_view(word).size(), replacement);
  return text;
}

/// A value as PostgreSQL reads it; doubles with all their digits.
std::string value_text(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return fmt::format("{}", std::get<double>(value));
}

class PostgresqlRow final : public Row {
 public:
  PostgresqlRow(const PGresult* answer, int row) : answer_(answer), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(answer_, row_, column) != 0; }
  std::int64_t integer(int column) const override { return parsed<std::int64_t>(column); }
  double number(int column) const override { return parsed<double>(column); }
  std::string text(int column) const override {
    return {PQgetvalue(answer_, row_, column), static_cast<std::size_t>(PQgetlength(answer_, row_, column))};
  }

 private:
  template <class Number>
  Number parsed(int column) const {
    Number number{};
    const char* text = PQgetvalue(answer_, row_, column);
    std::from_chars(text, text + PQgetlength(answer_, row_, column), number);
    return number;
  }

  const PGresult* answer_;
  int row_;
};

/// An address without our own parameter `schema`, and the schema it names.
struct Address {
  std::string connection;
  std::string schema = "zubia";
};

Result<Address> parse_address(const std::string& location) {
  Address address{location};
  for (const char* mark : {"?schema=", "&schema="}) {
    const std::size_t begin = location.find(mark);
    if (begin == std::string::npos) continue;
    const std::size_t value = begin + std::string_view(mark).size();
    const std::size_t end = std::min(location.find('&', value), location.size());
    address.schema = location.substr(value, end - value);
    const std::string rest = location.substr(std::min(end + 1, location.size()));
    address.connection = location.substr(0, begin) + (rest.empty() ? "" : *mark + rest);
  }
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (address.schema.empty() || !std::all_of(address.schema.begin(), address.schema.end(), is_plain))
    return refuse({"invalid-value",
                   "The schema \"" + address.schema + "\" is not a name of a schema.",
                   {},
                   "Use lower-case letters, digits and underscores."});
  return address;
}

class PostgresqlConnection final : public Connection {
 public:
  Result<void> open(const Opening& opening);

  Result<void> execute(Sql sql, std::span<const Value> values) override {
    if (sql.text().starts_with("{sqlite}")) return {};
    return ask(sql, values).map([](const Answer&) {});
  }

  Result<void> query(Sql sql, std::span<const Value> values, const std::function<void(const Row&)>& visit) override {
    const auto answer = ask(sql, values);
    if (!answer) return refuse(answer.error());
    for (int row = 0; row < PQntuples(answer->get()); ++row) visit(PostgresqlRow(answer->get(), row));
    return {};
  }

  Result<void> insert_rows(Sql sql, std::size_t count, std::size_t columns,
                           const std::function<void(std::size_t, std::span<Value>)>& fill) override;

  Result<std::int64_t> schema_version() override {
    std::int64_t version = 0;
    bool is_there = false;
    auto read = query("SELECT to_regclass('schema_version') IS NOT NULL", {},
                      [&](const Row& row) { is_there = row.text(0) == "t"; });
    if (read && is_there)
      read = query("SELECT version FROM schema_version", {}, [&](const Row& row) { version = row.integer(0); });
    if (!read) return refuse(read.error());
    return version;
  }

  Result<void> set_schema_version(std::int64_t version) override {
    auto made = execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)", {});
    if (made) made = execute("DELETE FROM schema_version", {});
    const Value value[] = {version};
    return made ? execute("INSERT INTO schema_version VALUES ($1)", value) : made;
  }

  Result<void> begin() override { return execute("BEGIN", {}); }

 private:
  Problem problem(const char* state, std::string_view message) const {
    const std::string_view code = state == nullptr ? "" : state;
    if (code.starts_with("53"))
      return {
          "disk-full", "The disk of the database is full.", {}, "Free some space and try again; nothing was changed."};
    if (code == "25006") return {"read-only-file", "The programme may not be written.", {}, {}};
    while (message.ends_with('\n')) message.remove_suffix(1);
    return {"storage-failed", fmt::format("The programme could not be read or written: {}.", message), {}, {}};
  }

  Result<Answer> ask(Sql sql, std::span<const Value> values) { return ask_text(translated(sql.text()), values); }

  /// Only for texts that were made from literals and a checked schema name.
  Result<Answer> ask_text(const std::string& sql, std::span<const Value> values) {
    std::vector<std::string> texts(values.size());
    std::vector<const char*> pointers(values.size(), nullptr);
    for (std::size_t place = 0; place < values.size(); ++place) {
      if (std::holds_alternative<std::monostate>(values[place])) continue;
      texts[place] = value_text(values[place]);
      pointers[place] = texts[place].c_str();
    }
    Answer answer(PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                               pointers.data(), nullptr, nullptr, 0));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      return refuse(problem(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE), PQerrorMessage(connection_.get())));
    return answer;
  }

  std::unique_ptr<PGconn, FinishConnection> connection_;
};

Result<void> PostgresqlConnection::open(const Opening& opening) {
  const auto address = parse_address(opening.location);
  if (!address) return refuse(address.error());
  connection_.reset(PQconnectdb(address->connection.c_str()));
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    return refuse(
        {"no-connection", "The database cannot be reached.", {}, "Check the address, and that it is running."});
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  if (opening.for_writing) {
    bool is_locked = false;
    const Value name[] = {"zubia programme " + address->schema};
    auto asked = query("SELECT pg_try_advisory_lock(hashtext($1))", name,
                       [&](const Row& row) { is_locked = row.text(0) == "t"; });
    if (!asked) return asked;
    if (!is_locked)
      return refuse(
          {"programme-locked", "Another process is writing this programme.", {}, "Wait until it has finished."});
  }
  bool exists = false;
  const Value schema[] = {address->schema};
  auto asked = query("SELECT 1 FROM information_schema.schemata WHERE schema_name = $1", schema,
                     [&](const Row&) { exists = true; });
  if (!asked) return asked;
  if (opening.is_new && exists)
    return refuse({"file-exists",
                   "The schema " + address->schema + " exists already; it was not touched.",
                   {},
                   "Choose another name."});
  if (!opening.is_new && !exists)
    return refuse({"no-such-file",
                   "There is no programme in the schema " + address->schema + ".",
                   {},
                   "Make it with zubia new."});
  const std::string quoted = "\"" + address->schema + "\"";
  if (opening.is_new) {
    if (auto made = ask_text("CREATE SCHEMA " + quoted, {}); !made) return refuse(made.error());
  }
  if (auto set = ask_text("SET search_path TO " + quoted, {}); !set) return refuse(set.error());
  if (opening.for_writing) return {};
  return execute("SET default_transaction_read_only = on", {});
}

/// A field of COPY's text format.
void append_copied(std::string& line, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    line += "\\N";
    return;
  }
  for (const char c : value_text(value)) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      default:
        line += c;
    }
  }
}

Result<void> PostgresqlConnection::insert_rows(Sql sql, std::size_t count, std::size_t columns,
                                               const std::function<void(std::size_t, std::span<Value>)>& fill) {
  // `INSERT INTO table (columns) VALUES …` says all that COPY needs.
  const std::string_view text = sql.text();
  const std::string_view into = "INSERT INTO ";
  assert(text.find("ON CONFLICT") == std::string_view::npos && "COPY knows no conflicts");
  const std::string target(text.substr(into.size(), text.find(" VALUES") - into.size()));
  const Answer started(PQexec(connection_.get(), ("COPY " + target + " FROM STDIN").c_str()));
  if (PQresultStatus(started.get()) != PGRES_COPY_IN)
    return refuse(problem(PQresultErrorField(started.get(), PG_DIAG_SQLSTATE), PQerrorMessage(connection_.get())));
  std::vector<Value> values(columns);
  std::string lines;
  for (std::size_t row = 0; row < count; ++row) {
    fill(row, values);
    for (std::size_t column = 0; column < columns; ++column) {
      if (column > 0) lines += '\t';
      append_copied(lines, values[column]);
    }
    lines += '\n';
    if (lines.size() > (std::size_t{1} << 16U) || row + 1 == count) {
      PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size()));
      lines.clear();
    }
  }
  PQputCopyEnd(connection_.get(), nullptr);
  Result<void> result;
  while (const Answer answer{PQgetResult(connection_.get())})
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
      result = refuse(problem(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE), PQerrorMessage(connection_.get())));
  return result;
}

}  // namespace

Result<std::unique_ptr<Connection>> open_postgresql(const Opening& opening) {
  auto connection = std::make_unique<PostgresqlConnection>();
  if (auto opened = connection->open(opening); !opened) return refuse(opened.error());
  return connection;
}

Result<std::unique_ptr<Connection>> open_connection(const Opening& opening) {
  const std::string_view location = opening.location;
  if (location.starts_with("postgresql://") || location.starts_with("postgres://")) return open_postgresql(opening);
  return open_sqlite(opening);
}

}  // namespace zubia::storage
