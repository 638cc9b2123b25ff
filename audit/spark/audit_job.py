"""Audits traffic on a Spark cluster: the engine runs on each worker, and the results of the parts are merged.

    spark-submit audit_job.py --engine ./wouldblock-audit traffic.ndjson audit.json
    spark-submit audit_job.py --engine ./wouldblock-audit --parquet crawl.parquet audit.json

NDJSON contains the lines that `wouldblock audit` reads. Parquet has the columns `page`, `request` and, if responses are
known, `network`, each as a struct or as JSON text. The result is the same as that of `wouldblock audit`, line for line.
"""

import argparse
import json
import subprocess

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StringType

# monotonically_increasing_id() has the partition above these bits, and the position within it below.
POSITION_BITS = 33


def numbered(lines: DataFrame) -> DataFrame:
    """Each line behind its number, counted from 1 in the order of the file, and a tab.

    The numbers are computed in the JVM. Passing each line through Python to number it takes longer than the audit.
    """
    counts = lines.groupBy(F.spark_partition_id().alias("partition")).count().collect()
    offsets, before = [], 0
    for row in sorted(counts, key=lambda row: row.partition):
        offsets += [F.lit(row.partition), F.lit(before)]
        before += row["count"]
    if not offsets:
        return lines.select(F.col("value").alias("line"))
    place = lines.select("value", F.monotonically_increasing_id().alias("id"))
    partition = F.shiftrightunsigned("id", POSITION_BITS).cast("int")
    position = F.col("id").bitwiseAND((1 << POSITION_BITS) - 1)
    number = F.element_at(F.create_map(*offsets), partition) + position + 1
    return place.select(F.concat_ws("\t", number.cast("string"), "value").alias("line"))


def lines_of_parquet(table: DataFrame) -> DataFrame:
    """Each row as the line that `wouldblock audit` would read."""

    def text(name):
        column = F.col(name)
        is_text = isinstance(table.schema[name].dataType, StringType)
        return column if is_text else F.to_json(column)

    fields = [name for name in ("page", "request", "network") if name in table.columns]
    parts = [F.concat(F.lit(f'"{name}":'), F.coalesce(text(name), F.lit("null"))) for name in fields]
    row = F.concat(F.lit("{"), F.concat_ws(",", *parts), F.lit("}"))
    # JSON in a column may be laid out over several lines, and a line break would end the line of the audit.
    return table.select(F.translate(row, "\r\n", "  ").alias("value"))


def text_of(lines) -> bytes:
    """The lines of a column, each with its line end, as one text."""
    import pyarrow
    import pyarrow.compute

    whole = pyarrow.ListArray.from_arrays(pyarrow.array([0, len(lines)], pyarrow.int32()), lines)
    text = pyarrow.compute.binary_join(whole, "\n")
    return text[0].as_buffer().to_pybytes() + b"\n"


def part_of(engine: str, settings: str):
    """Returns a function that passes the lines of a partition to the engine, and yields the result."""

    def audited(batches):
        # These are imported on the worker.
        import tempfile

        import pyarrow

        # The engine responds after the end of its input. Its errors are written to a file, so that no pipe fills up.
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                [engine, "--part", settings], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
            )
            try:
                for batch in batches:
                    if batch.num_rows > 0:
                        process.stdin.write(text_of(batch.column(0)))
                process.stdin.close()
            except BrokenPipeError:
                pass
            answer = process.stdout.read()
            if process.wait() != 0:
                errors.seek(0)
                raise RuntimeError(f"the engine failed: {errors.read().decode(errors='replace')}")
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array([answer.decode()])], ["part"])

    return audited


def audit(spark: SparkSession, lines: DataFrame, engine: str, settings: str = "{}") -> dict:
    """The audit of numbered lines."""
    # toLocalIterator() would compute one part after the other.
    parts = lines.mapInArrow(part_of(engine, settings), "part string").collect()
    merging = subprocess.Popen([engine, "--merge", settings], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for row in parts:
        merging.stdin.write(row.part.rstrip("\n").encode() + b"\n")
    output, _ = merging.communicate()
    if merging.returncode != 0:
        raise RuntimeError("the parts could not be merged")
    return json.loads(output)


def main() -> None:
    parser = argparse.ArgumentParser(description="Audits traffic on a Spark cluster.")
    parser.add_argument("--engine", required=True, help="the program wouldblock-audit, at this path on every worker")
    parser.add_argument("--settings", default="{}", help="JSON, as for audit() in JavaScript")
    parser.add_argument("--parquet", action="store_true", help="the input is Parquet")
    parser.add_argument("--partitions", type=int, default=0, help="how many parts; default: as Spark reads the input")
    parser.add_argument("input")
    parser.add_argument("output", help="the file that the result is written to")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("wouldblock audit").getOrCreate()
    table = spark.read.parquet(arguments.input) if arguments.parquet else spark.read.text(arguments.input)
    lines = numbered(lines_of_parquet(table) if arguments.parquet else table)
    if arguments.partitions:
        lines = lines.repartition(arguments.partitions)
    result = audit(spark, lines, arguments.engine, arguments.settings)
    with open(arguments.output, "w", encoding="utf-8") as file:
        json.dump(result, file)
    spark.stop()


if __name__ == "__main__":
    main()
