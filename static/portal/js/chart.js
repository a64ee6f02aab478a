// Draws the charts of a page (ui/chart.html). SVG prints sharply; patterns tell the series apart without colour.
// HTML tooltips would need inline style, which the policy forbids: richText.
const colours = ["#c0161d", "#b8860b", "#175cd3", "#18794e", "#6941c6", "#5b6270"];
const axis = { color: "#5b6270" };

function series(one) {
  return {
    name: one.name,
    type: one.type ?? "bar",
    data: one.data,
    stack: one.stack,
    barMaxWidth: 18,
    symbolSize: 5,
    lineStyle: { width: 1.5 },
  };
}

function lines(data) {
  const names = { type: "category", data: data.categories, axisTick: { show: false }, axisLabel: axis };
  const whole = data.series.every((one) => one.data.every((figure) => figure === null || Number.isInteger(figure)));
  const values = { type: "value", minInterval: whole ? 1 : 0, axisLabel: axis, splitLine: { lineStyle: { color: "#eef0f3" } }, name: data.unit, nameTextStyle: axis };
  return {
    tooltip: { trigger: "axis", renderMode: "richText" },
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    xAxis: data.sideways ? values : names,
    yAxis: data.sideways ? { ...names, inverse: true } : values,
    series: data.series.map(series),
  };
}

function pie(data) {
  const points = data.categories.map((name, index) => ({ name, value: data.series[0].data[index] }));
  return {
    tooltip: { trigger: "item", renderMode: "richText" },
    series: [{ type: "pie", radius: ["42%", "70%"], data: points, label: { formatter: "{b} {c}" } }],
  };
}

// A click anywhere in a category's column opens what it counts; the table below has the same as links.
function followLinks(chart, links) {
  const at = (event) => {
    const point = [event.offsetX, event.offsetY];
    return chart.containPixel("grid", point) ? links[chart.convertFromPixel({ xAxisIndex: 0 }, event.offsetX)] : undefined;
  };
  chart.getZr().on("mousemove", (event) => chart.getZr().setCursorStyle(at(event) ? "pointer" : "default"));
  chart.getZr().on("click", (event) => {
    const address = at(event);
    if (address) window.location.assign(address);
  });
}

function draw(box) {
  const data = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const chart = window.echarts.init(box, null, { renderer: "svg" });
  chart.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    // The words for screen readers stand on the box itself and in the table below.
    aria: { enabled: true, label: { enabled: false }, decal: { show: data.series.length > 1 || data.kind === "pie" } },
    legend: { right: 0, top: 0, itemWidth: 12, itemHeight: 10, itemGap: 14, textStyle: axis },
    ...(data.kind === "pie" ? pie(data) : lines(data)),
  });
  if (data.links?.length) followLinks(chart, data.links);
  new ResizeObserver(() => chart.resize()).observe(box);
  window.addEventListener("beforeprint", () => chart.resize());
}

if (window.echarts) for (const box of document.querySelectorAll("[data-chart]")) draw(box);
