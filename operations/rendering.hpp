#pragma once

// Replies as tables for people and as tidy CSV for programs, by reflection.

#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "operations/any_operation.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {

/// Takes the cells of one row after the other.
class CellSink {
 public:
  virtual ~CellSink() = default;
  virtual void text(std::string_view value) = 0;
  virtual void number(double value) = 0;  ///< NaN is "not defined"
  virtual void integer(std::int64_t value) = 0;
};

/// One table of a reply: a list of described structs under its member's name.
struct ReplyPart {
  std::string name;
  std::vector<std::string> columns;
  std::size_t row_count = 0;
  std::function<void(std::size_t row, CellSink&)> emit_row;
};

/// A reply taken apart for reading: single facts first, then tables. Points into the reply it was made from.
struct ReplyView {
  const ReplyHead* head = nullptr;
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<ReplyPart> parts;
};

WrittenReply write_table(const ReplyView& view, const OutputOptions& output);
Result<WrittenReply> write_csv(const ReplyView& view, const OutputOptions& output);

/// A number for the eye: whole where it is whole, else with about four digits that count.
std::string screen_number(double value);

template <class T>
void emit(const T& value, CellSink& sink) {
  if constexpr (std::is_same_v<T, bool>) {
    sink.text(value ? "true" : "false");
  } else if constexpr (std::is_floating_point_v<T>) {
    sink.number(value);
  } else if constexpr (std::is_integral_v<T>) {
    sink.integer(static_cast<std::int64_t>(value));
  } else if constexpr (DescribedEnum<T>) {
    sink.text(choice_name(value));
  } else if constexpr (is_optional<T>) {
    if (value)
      emit(*value, sink);
    else
      sink.text({});
  } else if constexpr (is_label<T>) {
    sink.text(value.code);
  } else if constexpr (is_vector<T>) {
    std::string joined;
    for (const auto& item : value) {
      if (!joined.empty()) joined += ' ';
      if constexpr (std::is_floating_point_v<typename T::value_type>)
        joined += screen_number(item);
      else
        joined += item;
    }
    sink.text(joined);
  } else {
    sink.text(value);
  }
}

/// Whether a row is made of cells; a list of rows with structs inside is for programs, and only JSON has it.
template <DescribedStruct Row>
constexpr bool is_tabular() {
  bool is_flat = true;
  for_each_member<Row>([&]<class C, class M>(const char*, M C::*) { is_flat = is_flat && !DescribedStruct<M>; });
  return is_flat;
}

template <class T>
std::string fact_text(const T& value) {
  struct OneCell final : CellSink {
    std::string written;
    void text(std::string_view cell) override { written = cell; }
    void number(double cell) override { written = screen_number(cell); }
    void integer(std::int64_t cell) override { written = std::to_string(cell); }
  } sink;
  emit(value, sink);
  return sink.written;
}

template <class Row>
ReplyPart part_of(const char* name, const std::vector<Row>& rows) {
  ReplyPart part{name, {}, rows.size(), {}};
  for_each_member<Row>([&](const char* column, auto) { part.columns.emplace_back(column); });
  part.emit_row = [&rows](std::size_t row, CellSink& sink) {
    for_each_member<Row>([&](const char*, auto cell) { emit(rows[row].*cell, sink); });
  };
  return part;
}

template <class Reply>
ReplyView view_of(const Reply& reply) {
  ReplyView view;
  if constexpr (std::is_base_of_v<ReplyHead, Reply>) view.head = &reply;
  for_each_member<Reply>([&]<class C, class M>(const char* name, M C::*member) {
    if constexpr (!std::is_same_v<C, ReplyHead>) {
      const M& value = reply.*member;
      if constexpr (is_vector<M>) {
        if constexpr (DescribedStruct<typename M::value_type>) {
          using Row = typename M::value_type;
          if constexpr (is_tabular<Row>()) view.parts.push_back(part_of<Row>(name, value));
        } else {
          view.facts.emplace_back(name, fact_text(value));
        }
      } else if constexpr (DescribedStruct<M>) {
        for_each_member<M>(
            [&](const char* inner, auto fact) { view.facts.emplace_back(inner, fact_text(value.*fact)); });
      } else {
        view.facts.emplace_back(name, fact_text(value));
      }
    }
  });
  return view;
}

/// A reply that is a document of its own, such as a calendar: on a terminal it is written as it is.
template <class Reply>
concept IsDocument = requires(const Reply& reply) {
  { reply.document() } -> std::same_as<std::string>;
};

template <class Reply>
Result<WrittenReply> write_reply(const Reply& reply, const OutputOptions& output) {
  switch (output.format) {
    case OutputFormat::json:
      return WrittenReply{
          to_json(reply).dump(
              requires { Reply::is_compact; } ? -1 : 2, ' ', false, OrderedJson::error_handler_t::replace) +
              "\n",
          {}};
    case OutputFormat::csv:
      if constexpr (!IsDocument<Reply>) return write_csv(view_of(reply), output);
      break;
    case OutputFormat::table:
      break;
  }
  if constexpr (IsDocument<Reply>) {
    return WrittenReply{reply.document(), {}};
  } else {
    return write_table(view_of(reply), output);
  }
}

}  // namespace zubia::operations
