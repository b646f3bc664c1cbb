#pragma once

#include <cstdint>

#include "operations/meetings/event_file.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// Says how many tables, interpreters and slots the wishes of an event ask for.
struct SizeEvent {
  static constexpr About about{
      .name = "size-event",
      .method = Method::post,
      .path = "/size-event",
      .role = Role::facilitator,
      .summary = "How many tables, interpreters and slots an event's wishes ask for, and what one more would bring.",
      .example = "event.json",
      .method_page = "size_event"};

  struct Request {
    InputFile event;
    std::int64_t steps = 200'000;
    std::uint64_t seed = 2021;

    static constexpr std::array<Field, 3> fields{{
        {"event", "The event: event.json, a .dzn instance or B2BX; - is standard input.", Need::required},
        {"steps", "How many steps each search may take; there are several for each resource.", Need::optional, 1, 1e12},
        {"seed", "Where its random numbers start.", Need::optional, 0, 1e18},
    }};
  };

  /// What one size of the event can do.
  struct SizeRow {
    std::string size;
    int meetings = 0;
    std::int64_t value = 0;
    std::int64_t bound = 0;
  };

  /// One resource, and what one more of it would bring.
  struct ResourceRow {
    std::string resource;
    std::string name;
    int has = 0;
    std::optional<int> wants;
    int meetings_more = 0;
    std::int64_t value_more = 0;
    std::int64_t bound_more = 0;
  };

  /// What one more in one slot would be worth at most.
  struct PriceRow {
    std::string resource;
    std::string name;
    int slot = 0;  ///< from 1
    std::string start;
    int has = 0;
    double worth_at_most = 0;
  };

  struct Reply : ReplyHead {
    std::string event;
    int wishes = 0;
    std::vector<ResourceRow> resources;
    std::vector<PriceRow> prices;
    std::vector<SizeRow> sizes;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SizeEvent::Request, (), (event, steps, seed))
BOOST_DESCRIBE_STRUCT(SizeEvent::SizeRow, (), (size, meetings, value, bound))
BOOST_DESCRIBE_STRUCT(SizeEvent::ResourceRow, (), (resource, name, has, wants, meetings_more, value_more, bound_more))
BOOST_DESCRIBE_STRUCT(SizeEvent::PriceRow, (), (resource, name, slot, start, has, worth_at_most))
BOOST_DESCRIBE_STRUCT(SizeEvent::Reply, (ReplyHead), (event, wishes, resources, prices, sizes))

}  // namespace zubia::operations
