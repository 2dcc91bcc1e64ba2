if (Number(process.versions.node.split(".")[0]) < 26) {
  console.error(
    `✗ Node.js: this is ${process.version}; Dayward runs on its own Node.js 26\n  What to do: use npm start, npm test or npm run …`,
  );
  process.exit(1);
}
